//! Running programs, with or without a session, at once or as a stream.

use std::time::Instant;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use tracing::info_span;

use super::body::Json;
use super::events::{self, Events};
use super::parts::At;
use super::problem::Problem;
use super::request::{RunBody, SessionRunBody, choose};
use super::server::{Server, Shared, holding};
use super::session_entry::Held;
use crate::cancel::Cancel;
use crate::live::Channel;
use crate::program::{Call, File};
use crate::report::{Outcome, Report};

/// `POST /v1/run`
pub(super) async fn run(State(server): State<Shared>, Json(body): Json<RunBody>) -> Result<Response, Problem> {
    answer(server.clone(), Job::stateless(&server, body)?).await
}

/// `POST /v1/run/stream`
pub(super) async fn run_stream(State(server): State<Shared>, Json(body): Json<RunBody>) -> Result<Response, Problem> {
    stream(server.clone(), Job::stateless(&server, body)?)
}

/// `POST /v1/sessions/{id}/run`
pub(super) async fn run_session(
    State(server): State<Shared>,
    At(id): At<String>,
    Json(body): Json<SessionRunBody>,
) -> Result<Response, Problem> {
    answer(server.clone(), Job::in_session(&server, &id, body).await?).await
}

/// `POST /v1/sessions/{id}/run/stream`
pub(super) async fn run_session_stream(
    State(server): State<Shared>,
    At(id): At<String>,
    Json(body): Json<SessionRunBody>,
) -> Result<Response, Problem> {
    stream(server.clone(), Job::in_session(&server, &id, body).await?)
}

/// One run that is asked for.
struct Job {
    /// The name of its runtime.
    runtime: String,
    call: Call,
    program: Program,
}

enum Program {
    Files(Vec<File>),
    Entry(Held, String),
}

/// Takes what the program writes while it runs.
type Hear = Box<dyn FnMut(Channel, Bytes) + Send>;

impl Job {
    fn stateless(server: &Server, mut body: RunBody) -> Result<Self, Problem> {
        let chosen = choose(&server.runtimes, body.language.as_deref(), body.runtime.as_deref())?;
        let program = Program::Files(body.files(chosen.language)?);
        Ok(Job { runtime: chosen.name, call: server.bounded(body.call()), program })
    }

    async fn in_session(server: &Server, id: &str, body: SessionRunBody) -> Result<Self, Problem> {
        let held = server.sessions.hold(id).await?;
        let chosen = choose(&server.runtimes, None, Some(&held.runtime))?;
        let program = Program::Entry(held, body.entrypoint.clone());
        Ok(Job { runtime: chosen.name, call: server.bounded(body.call()), program })
    }

    /// Runs it on this thread, and tells the log and the metrics.
    fn execute(self, server: &Server, hear: Hear) -> Result<Report, Problem> {
        let name = &self.runtime;
        let session = match &self.program {
            Program::Entry(held, _) => Some(held.entry.id.to_string()),
            Program::Files(_) => None,
        };
        let _entered = info_span!("request", runtime = name, session).entered();
        let begun = Instant::now();
        let done = run_program(server, name, self.program, self.call, hear);
        let seconds = begun.elapsed().as_secs_f64();
        let outcome = done.as_ref().map_or_else(|problem| problem.kind().0, |report| report.outcome.name());
        server.metrics.ran(name, outcome, seconds);
        done
    }
}

/// A run is a stream even where nobody listens: only a stream tells what was written before a run was cut short.
fn run_program(server: &Server, name: &str, program: Program, call: Call, hear: Hear) -> Result<Report, Problem> {
    match program {
        Program::Files(files) => Ok(server.runtimes.run_streaming(name, &files, call, hear)?),
        Program::Entry(held, entry) => {
            server.sessions.call(held, |session| Ok(session.run_streaming(&entry, call, hear)?))
        }
    }
}

/// Ends a run when the answer is no longer waited for: the server drops it when its client goes away.
pub(super) struct EndsWithAnswer(Cancel);

impl Drop for EndsWithAnswer {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

async fn answer(server: Shared, job: Job) -> Result<Response, Problem> {
    let _ends = EndsWithAnswer(job.call.cancel.clone());
    let shared = server.clone();
    let work = move || match job.execute(&shared, Box::new(|_, _| ()))? {
        Report { outcome: Outcome::Internal, message, .. } => Err(Problem::Refused(message.unwrap_or_default())),
        // A report is made of texts and numbers.
        report => serde_json::to_vec(&report).map_err(|_| Problem::Defect),
    };
    let mut response = server.answer(work).await?;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}

fn stream(server: Shared, job: Job) -> Result<Response, Problem> {
    let permit = server.permit()?;
    let events = Events::default();
    let (heard, ends) = (events.clone(), EndsWithAnswer(job.call.cancel.clone()));
    let hear: Hear = Box::new(move |channel, bytes| heard.heard(channel, &bytes));
    let ended = events.clone();
    tokio::spawn(async move {
        let shared = server.clone();
        match holding(permit, move || job.execute(&shared, hear)).await {
            Ok((done, permit)) => {
                ended.end(done);
                let place = server.room_for_answer(permit, ended.unread()).await;
                ended.keep(place);
            }
            Err(problem) => ended.end(Err(problem)),
        }
    });
    Ok(events::response(events, ends))
}
