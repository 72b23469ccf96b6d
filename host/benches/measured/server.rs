//! The tool as a process: for a single run, and as a server.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use golem_exec::Language;
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

use crate::memory::anonymous_of;
use crate::runtimes;

/// The tool, with the built components and the home of everything here.
pub fn tool() -> Command {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_golem-exec"));
    tool.env("GOLEM_EXEC_HOME", runtimes::home());
    tool.env("EXEC_JS_QUICKJS_PATH", runtimes::component(Language::Javascript));
    tool.env("EXEC_PYTHON_WASI_PATH", runtimes::component(Language::Python));
    tool
}

/// A server that ends with its handle.
pub struct Server {
    child: Child,
    address: String,
    agent: Agent,
    _sessions: TempDir,
}

impl Server {
    /// Starts one at a free port.
    pub fn start(args: &[&str]) -> Result<Self> {
        let sessions = tempfile::tempdir()?;
        let mut serve = tool();
        serve.args(["serve", "--addr", "127.0.0.1:0", "--sessions"]).arg(sessions.path());
        let mut child = serve.args(args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no stdout")?).read_line(&mut line)?;
        let address = line.trim_end().strip_prefix("READY ").map(str::to_owned);
        let mut server =
            Server { child, address: String::new(), agent: Agent::new_with_defaults(), _sessions: sessions };
        server.address = address.with_context(|| format!("the server says {line:?}"))?;
        Ok(server)
    }

    /// Runs a program by a request.
    pub fn run(&self, language: Language, code: &str) -> Result<String> {
        printed(&self.post("/v1/run", &json!({ "language": language.name(), "code": code }))?)
    }

    /// Makes a session, and gives its id.
    pub fn session(&self, language: Language) -> Result<String> {
        let made = self.post("/v1/sessions", &json!({ "language": language.name() }))?;
        Ok(made["id"].as_str().with_context(|| format!("the server answers {made}"))?.to_owned())
    }

    /// Stores a file in a session.
    pub fn put(&self, session: &str, name: &str, content: &str) -> Result<()> {
        self.agent.put(format!("{}/v1/sessions/{session}/files/{name}", self.address)).send(content)?;
        Ok(())
    }

    /// Runs a file of a session.
    pub fn run_in(&self, session: &str, entry: &str) -> Result<()> {
        printed(&self.post(&format!("/v1/sessions/{session}/run"), &json!({ "entrypoint": entry }))?).map(drop)
    }

    /// The memory of its process that no file stands for, in MiB.
    pub fn memory(&self) -> Result<f64> {
        anonymous_of(self.child.id())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self.agent.post(format!("{}{path}", self.address)).header("content-type", "application/json");
        Ok(serde_json::from_str(&request.send(body.to_string())?.body_mut().read_to_string()?)?)
    }
}

fn printed(report: &Value) -> Result<String> {
    ensure!(report["outcome"] == "ok", "the server answers {report}");
    Ok(report["run"]["stdout"].as_str().context("no output")?.to_owned())
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is a child of this process that nobody else waits for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
