//! A server as a child process, and a client for it.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::Request;

use super::answer::{Answer, Events};

/// How long a start may take. The first one compiles the components, which takes minutes without optimisation.
const START: Duration = Duration::from_secs(900);

/// The folder for the directories of instances.
const INSTANCES: &str = "instances";

/// How long any answer may take.
const ANSWER: Duration = Duration::from_secs(120);

/// The folder with what is compiled, for all tests.
static HOME: LazyLock<PathBuf> = LazyLock::new(|| {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let home = tmp.join("golem-exec-home");
    // Other test programs may use it at the same time.
    let lock = File::create(tmp.join("home.lock")).unwrap();
    lock.lock().unwrap();
    // What servers left there that were killed.
    let _ = fs::remove_dir_all(tmp.join(INSTANCES));
    let sessions = TempDir::new_in(tmp).unwrap();
    drop(Server::launch(&home, &["--sessions", sessions.path().to_str().unwrap()], &[]));
    home
});

/// A server that ends with its handle, and whose sessions go with it unless they are elsewhere.
pub struct Server {
    child: Child,
    pub address: String,
    agent: Agent,
    /// What is dropped with the server.
    sessions_folder: Option<TempDir>,
}

impl Server {
    /// One for all tests that need nothing special. It ends with the last of those that have it, since what is static
    /// is never dropped.
    pub fn shared() -> Arc<Server> {
        static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let server = Arc::new(Server::start(&["--max-runs", "32"]));
            *shared = Arc::downgrade(&server);
            server
        })
    }

    pub fn start(args: &[&str]) -> Self {
        Server::start_with(args, &[])
    }

    pub fn start_with(args: &[&str], variables: &[(&str, &str)]) -> Self {
        let sessions = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let folder = sessions.path().to_str().unwrap().to_owned();
        let args: Vec<_> = args.iter().copied().chain(["--sessions", &folder]).collect();
        let mut server = Server::launch(&HOME, &args, variables);
        server.sessions_folder = Some(sessions);
        server
    }

    /// One with its sessions in a folder that stays.
    pub fn start_in(sessions: &Path, args: &[&str]) -> Self {
        let args: Vec<_> = args.iter().copied().chain(["--sessions", sessions.to_str().unwrap()]).collect();
        Server::launch(&HOME, &args, &[])
    }

    /// How a start ends that must fail, with what it says.
    pub fn refused(args: &[&str], variables: &[(&str, &str)]) -> (ExitStatus, String) {
        let out = command(&HOME, args, variables).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&out.stdout), "");
        (out.status, String::from_utf8_lossy(&out.stderr).into_owned())
    }

    fn launch(home: &Path, args: &[&str], variables: &[(&str, &str)]) -> Self {
        let log = File::create(home.with_extension("log")).unwrap();
        let mut child = command(home, args, variables).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (said, first) = mpsc::channel();
        thread::spawn(move || said.send(lines.next()));
        let line = first.recv_timeout(START).unwrap().expect("the server says nothing").unwrap();
        let address = line.strip_prefix("READY http://").expect(&line).to_owned();
        Server { child, address, agent: agent(), sessions_folder: None }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], None)
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.ask("DELETE", path, &[], None)
    }

    pub fn put(&self, path: &str, bytes: &[u8]) -> Answer {
        self.ask("PUT", path, &[], Some(bytes))
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, &[JSON], Some(body.to_string().as_bytes()))
    }

    /// The report of a run.
    pub fn run(&self, body: &Value) -> Value {
        let answer = self.post("/v1/run", body);
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Answer {
        self.try_ask(method, path, headers, body).unwrap()
    }

    pub fn try_ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Result<Answer, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = match body {
            Some(body) => self.agent.run(request.body(body).unwrap()),
            None => self.agent.run(request.body(()).unwrap()),
        };
        let (head, body) = response?.into_parts();
        let mut bytes = Vec::new();
        body.into_reader().read_to_end(&mut bytes)?;
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body: bytes })
    }

    /// Starts a streamed run.
    pub fn stream(&self, path: &str, body: &Value) -> Events {
        let request = Request::post(format!("http://{}{path}", self.address)).header(JSON.0, JSON.1);
        let response = self.agent.run(request.body(body.to_string()).unwrap()).unwrap();
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Events { lines: BufReader::new(Box::new(response.into_body().into_reader())) }
    }

    /// Makes a session, and tells its address.
    pub fn session(&self, language: &str) -> String {
        let answer = self.post("/v1/sessions", &serde_json::json!({ "language": language }));
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.headers["location"].to_str().unwrap().to_owned()
    }

    /// The value of a metric, by its whole name.
    pub fn metric(&self, name: &str) -> Option<f64> {
        let text = self.get("/metrics").text();
        text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
    }

    /// Ends it as the system's manager of services does.
    pub fn terminate(mut self) -> (ExitStatus, Duration) {
        let begun = Instant::now();
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        (self.child.wait().unwrap(), begun.elapsed())
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it without any warning.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub const JSON: (&str, &str) = ("content-type", "application/json");

/// Waits until something holds.
pub fn eventually(what: &str, time: Duration, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < time, "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).timeout_global(Some(ANSWER)).build().into()
}

fn command(home: &Path, args: &[&str], variables: &[(&str, &str)]) -> Command {
    let instances = home.with_file_name(INSTANCES);
    fs::create_dir_all(&instances).unwrap();
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let mut command = Command::new(env!("CARGO_BIN_EXE_golem-exec"));
    command.arg("serve").stdin(Stdio::null());
    if !args.contains(&"--addr") {
        command.args(["--addr", "127.0.0.1:0"]);
    }
    command.args(args);
    for inherited in ["GOLEM_EXEC_TOKEN", "EXEC_TIMEOUT_MS", "EXEC_MEMORY_LIMIT_MB", "EXEC_MAX_OUTPUT_BYTES"] {
        command.env_remove(inherited);
    }
    command
        .env("GOLEM_EXEC_HOME", home)
        .env("TMPDIR", instances)
        .env("EXEC_JS_QUICKJS_PATH", dist.join("exec-javascript.wasm"))
        .env("EXEC_PYTHON_WASI_PATH", dist.join("exec-python.wasm"))
        .envs(variables.iter().copied());
    command
}
