const text = '[' + '{"a":[1,2,3,"x"]},'.repeat(400000) + '0]';
for (;;) JSON.parse(text);
