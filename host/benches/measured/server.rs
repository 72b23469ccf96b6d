//! The tool as a process: for a single run, and as a server.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use golem_exec::Language;
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

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
    pub fn start() -> Result<Self> {
        let sessions = tempfile::tempdir()?;
        let mut serve = tool();
        serve.args(["serve", "--addr", "127.0.0.1:0", "--sessions"]).arg(sessions.path());
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
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
        let body = json!({ "language": language.name(), "code": code }).to_string();
        let request = self.agent.post(format!("{}/v1/run", self.address)).header("content-type", "application/json");
        let report: Value = serde_json::from_str(&request.send(body)?.body_mut().read_to_string()?)?;
        ensure!(report["outcome"] == "ok", "the server answers {report}");
        Ok(report["run"]["stdout"].as_str().context("no output")?.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is a child of this process that nobody else waits for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
