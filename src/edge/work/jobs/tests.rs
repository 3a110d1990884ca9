//! Jobs on their threads: what comes of them where a file has changed, and where no thread can be had.

use super::*;
use crate::app::Rect;
use crate::app::lanes::Parts;
use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::grouped::{Frame, gather};
use crate::app::search::state::Purpose;
use crate::app::sources::Item;
use crate::app::summary::Summary;
use crate::model::{Clock, Day, Order, Timeline, Zone};
use crate::query::Query;
use crate::search::changed::Changing;
use crate::search::{Stop, Workers};
use std::fmt::Write;
use std::sync::mpsc::channel;

const NEVER: Stop<'static> = &|| false;
const DAY: Day = Day { year: 2024, month: 1, day: 1 };

/// So many events with claims and places, on a file that can change.
fn changing(events: usize) -> (Arc<Timeline>, Arc<Changing>) {
    let mut text = "[[sources]]\nid = \"log\"\ntitle = \"Log\"\npublished = \"2023\"\n".to_owned();
    for n in 0..events {
        writeln!(
            text,
            "[[events]]\ndate = \"{}\"\ntitle = \"Ship {n}\"\nplace = \"Pier {}\"\nsources = [\"log\"]\n\
             [[events.claims]]\ntext = \"{n} crews\"\nfigure = {{ measure = \"crews\", value = {n} }}",
            1800 + n % 200,
            n % 5
        )
        .unwrap();
    }
    let (timeline, file) = Changing::timeline(&text);
    (Arc::new(timeline), file)
}

/// A question of each kind.
fn questions(timeline: &Arc<Timeline>) -> Vec<Question> {
    let all = Order::All(timeline.len());
    let query = |typed| Query::parse(typed, crate::edge::cli::today()).unwrap();
    let summary = Arc::new(Summary::of(timeline, Workers::ALONE, NEVER).unwrap());
    let groups = Arc::new(gather(timeline, (By::Place, Sort::First), &all, Workers::ALONE, NEVER).unwrap());
    let parts = Parts::of(Rect { x: 0, y: 0, width: 80, height: 20 }, groups.named);
    let frame = Frame { parts, window: groups.all.unwrap(), top: 0 };
    vec![
        Question::Find(Purpose::Filter, query("is:single-source")),
        Question::Find(Purpose::Search, query("nowhere")),
        Question::Count(all.clone()),
        Question::Count(Order::Some(vec![0, 1].into())),
        Question::AsOf(DAY.into()),
        Question::Publications,
        Question::Clock(Clock::Of(Zone::UTC)),
        Question::Summary,
        Question::Narrow(Arc::clone(&summary), all.clone()),
        Question::Items(summary, vec![Item::Source(0)], Vec::new()),
        Question::Strip(60, all.clone(), DAY),
        Question::Groups(By::Place, Sort::First, all.clone()),
        Question::Lanes(groups, frame, DAY),
        Question::Silences(all),
        Question::Copies(Vec::new()),
    ]
}

/// What comes of a question, in the end.
fn answered(timeline: &Arc<Timeline>, question: Question) -> JobDone {
    let (to, from) = channel();
    let jobs = Jobs::new(Arc::new(move |action| drop(to.send(action))), 2, |_| Vec::new());
    assert!(jobs.start(Job { number: 1, timeline: Arc::clone(timeline), question }).is_none());
    loop {
        match from.recv().unwrap() {
            Action::Done(JobDone { answer: Ok(Answer::Found { is_all: false, .. }), .. }) => {}
            Action::Done(done) => return done,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_changed_file_is_an_answer_of_its_own_to_every_question_that_reads_it() {
    for events in [20, 1_500] {
        let (timeline, file) = changing(events);
        let questions = questions(&timeline);
        let kinds: Vec<JobKind> = questions.iter().map(Question::kind).collect();
        assert!(JobKind::ALL.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
        for question in questions {
            let kind = question.kind();
            file.set(false);
            assert!(answered(&timeline, question.clone()).answer.is_ok(), "{kind:?} of {events}");
            file.set(true);
            let changed = match answered(&timeline, question).answer {
                Err(JobError::FileChanged(name)) => name == "b.toml",
                // What is made of rows is as true as when they were read; copies are other files.
                Ok(_) => matches!(kind, JobKind::Clock | JobKind::Strip | JobKind::Silences | JobKind::Copies),
                Err(other) => panic!("{other:?}"),
            };
            assert!(changed, "{kind:?} of {events}");
        }
    }
}

#[test]
fn a_job_without_a_thread_is_an_answer_too() {
    let (timeline, _) = changing(20);
    let deliver: Deliver = Arc::new(|action| panic!("{action:?}"));
    let mut jobs = Jobs::new(deliver, 2, |_| Vec::new());
    jobs.spawn = |_, _| Err(io::ErrorKind::WouldBlock.into());
    for question in questions(&timeline) {
        let (number, kind) = (7, question.kind());
        let done = jobs.start(Job { number, timeline: Arc::clone(&timeline), question }).unwrap();
        assert_eq!((done.number, done.kind), (number, kind));
        assert!(matches!(done.answer, Err(JobError::NotStarted(_))), "{kind:?}");
    }
}
