fn main() {
    let args: Vec<_> = std::env::args().collect();
    let bytes = std::fs::read(&args[1]).unwrap();
    let out = engine_forge::forge(&bytes, engine_forge::Names::Keep).unwrap();
    std::fs::write(&args[2], &out).unwrap();
    eprintln!("{} -> {}", bytes.len(), out.len());
    wasmparser::Validator::new().validate_all(&out).unwrap();
}
