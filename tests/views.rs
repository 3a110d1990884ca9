//! The views of sources and figures, and the walk from one disagreement to the next: keys in, screens out.

mod support;

use dateline::app::action::{Action, Files};
use dateline::app::summary::Summary;
use dateline::app::{Answer, Charset, Effect, Focus, JobDone, JobKind, Options, Pane, Theme, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::{self, Timeline};
use dateline::search::Workers;
use std::sync::Arc;
use support::{Chronology, OPTIONS, Session, done, el_salvador};

const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (60, 20), (40, 12), (32, 9)];

fn counted() -> Arc<Timeline> {
    let text = include_str!("fixtures/figures.toml");
    let timeline = read(&[Opened::held("figures.toml", text)], &Reading::default());
    assert_eq!(timeline.problems.errors(), 0, "{:?}", timeline.problems);
    Arc::new(timeline)
}

fn at(width: u16, height: u16) -> Session {
    Session::new(counted(), width, height).summarised()
}

#[test]
fn screens_for_every_key_of_the_views() {
    for (name, keys) in [
        ("sources", "s"),
        ("sources-down", "sjj"),
        ("sources-by-title", "shh"),
        ("sources-by-what-rests-on-them-alone", "slr"),
        ("sources-of-publishers", "spj"),
        ("sources-read", "sjj<tab>jjjj"),
        ("sources-read-to-the-end", "sjj<tab>G"),
        ("sources-to-an-event", "sj<tab>jjjjj<enter>"),
        ("sources-to-a-filter", "sjj<enter>"),
        ("sources-and-back", "]]s<esc>"),
        ("sources-of-a-filter", "sfCristosal<enter>"),
        ("sources-of-a-filter-that-leaves-nothing", "fnowhere<enter>s"),
        ("figures", "v"),
        ("figures-of-the-focused-event", "]]jv"),
        ("figures-another-measure", "vgj"),
        ("figures-at-odds", "vgll"),
        ("figures-below", "vg<enter>jjG"),
        ("figures-whole", "vg<tab>w"),
        ("figures-to-the-event", "vg<enter>G<enter>"),
        ("figures-of-a-filter", "fis:disputed<enter>v"),
        ("figures-of-a-filter-that-leaves-none", "fnowhere<enter>v"),
        ("disputed-next", "}}}"),
        ("disputed-and-back", "}}}{"),
        ("disputed-no-more", "G}}}}"),
        ("disputed-read", "}}<enter>"),
    ] {
        let screens = SIZES.map(|(width, height)| {
            let mut session = at(width, height);
            session.type_keys(keys);
            format!("{width}×{height}\n{}", session.screen())
        });
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

const KEYS: [&str; 10] = ["s", "sjjl", "sp", "s<tab>jj", "sG<tab>G", "v", "vjl", "v<tab>G", "vG<enter>", "}}}<enter>"];

#[test]
fn no_size_is_too_small_for_the_views() {
    let small = [0, 1, 2, 19, 20, 23].into_iter().flat_map(|width| (0..=9).map(move |height| (width, height)));
    let others = [(31, 15), (39, 16), (80, 24), (95, 16), (96, 3), (200, 60), (500, 2), (2, 500)];
    let chronologies = [counted(), el_salvador().timeline(), Chronology::default().timeline()];
    for (width, height) in small.chain(others) {
        for keys in KEYS {
            for timeline in &chronologies {
                let mut opened = Session::new(timeline.clone(), width, height).summarised();
                opened.type_keys(keys);
                let mut shrunk = Session::new(timeline.clone(), 120, 40).summarised();
                shrunk.type_keys(keys).type_keys(&format!("<resize {width} {height}>"));
                assert_eq!(shrunk.screen().lines().count(), usize::from(height));
                assert_eq!(opened.buffer(), opened.buffer(), "two draws agree");
            }
        }
    }
}

#[test]
fn until_all_events_are_looked_at_the_views_say_that_they_count() {
    for keys in ["s", "v"] {
        let mut session = Session::new(counted(), 80, 24);
        let screen = session.type_keys(keys).type_keys("jlG<enter><tab>rp<wheel-down 5 5><click 5 5>").screen();
        assert!(screen.contains("counting … 12 events"), "{screen}");
        let screen = session.type_keys("<esc><esc>").screen();
        assert!(!screen.contains("counting"), "{screen}");
    }
}

#[test]
fn what_is_not_there_is_said() {
    let mut session = Session::new(Chronology::default().timeline(), 80, 24).summarised();
    assert!(session.type_keys("s").screen().contains("No source is listed or cited."));
    assert!(session.type_keys("v").screen().contains("No claim states a figure."));
}

#[test]
fn events_whose_figures_part_are_marked_once_they_are_known() {
    let before = Session::new(counted(), 120, 40);
    assert_eq!(before.state.disputed(), (0, 0));
    let after = before.summarised();
    assert_eq!(after.state.disputed(), (0, 8));
    assert!(after.screen().contains("8 may not fit"));
}

#[test]
fn a_filter_for_the_disputed_is_asked_again_once_they_are_known() {
    let mut session = Session::new(counted(), 120, 40);
    session.type_keys("fis:disputed<enter>");
    assert_eq!(session.state.filter().map(|filter| filter.matches.rows().len()), Some(0));
    let session = session.summarised();
    assert_eq!(session.state.filter().map(|filter| filter.matches.rows().len()), Some(8));
}

#[test]
fn a_summary_of_another_timeline_is_not_taken_up() {
    let mut session = Session::new(counted(), 80, 24);
    let stale = Summary::of(&counted(), Workers::ALONE, &|| false).unwrap();
    update(&mut session.state, done(JobKind::Summary, Answer::Summary(Arc::new(stale))));
    assert!(session.state.summary().is_none());
}

#[test]
fn a_timeline_that_was_read_is_to_be_walked() {
    let mut session = Session::new(el_salvador().timeline(), 80, 24).summarised();
    let effects = update(&mut session.state, Action::Files(Files::Loaded(counted())));
    let [Effect::Start(job)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(job.question.kind(), JobKind::Summary);
    assert!(session.state.summary().is_none(), "what was known of the other is of no use");
}

#[test]
fn the_focus_of_the_views_survives_reading_the_files_again() {
    let mut session = at(80, 24);
    session.type_keys("sjjvlljjj");
    let (sources_view, figures_view) = (session.state.sources_view().cloned(), session.state.figures_view().cloned());
    assert!(sources_view.is_none());
    update(&mut session.state, Action::Files(Files::Loaded(counted())));
    assert!(session.screen().contains("counting"));
    session = session.summarised();
    let (before, after) = (figures_view.unwrap(), session.state.figures_view().unwrap());
    assert_eq!((after.index.cursor.focus, after.cursor.focus), (before.index.cursor.focus, before.cursor.focus));
    let focused = session.type_keys("s").state.sources_view().unwrap().cursor.focus;
    assert_eq!(focused, 4, "the source of the figure");
}

#[test]
fn two_threads_gather_what_one_does() {
    let mut text = (0..7).fold(String::new(), |text, n| {
        text + &format!("[[sources]]\nid = \"s{n}\"\ntitle = \"S{n}\"\npublisher = \"P{}\"\n", n % 3)
    });
    // More than one thread is given at a time.
    text.extend((0..5_000).map(|n| {
        let figure = format!("figure = {{ measure = \"m{}\", value = {}, date = \"20{:02}\" }}", n % 5, n % 11, n % 9);
        let claim = format!("[[events.claims]]\ntext = \"c\"\nsources = [\"s{}\"]\n{figure}", n % 7);
        let event = format!("[[events]]\ndate = \"20{:02}\"\ntitle = \"{n}\"\nsources = [\"s{}\"]", n % 100, n % 2);
        format!("{event}\n{claim}\n")
    }));
    let timeline = Arc::new(read(&[Opened::held("many.toml", text)], &Reading::default()));
    assert_eq!((timeline.len(), timeline.problems.errors()), (5_000, 0));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let summary = |workers| Summary::of(&timeline, workers, &|| false).unwrap();
    let (together, alone) = (summary(Workers::of(Some(&pool))), summary(Workers::ALONE));
    assert!(!alone.disputed.is_empty());
    for (one, other) in together.bibliography.sources().iter().zip(alone.bibliography.sources()) {
        assert_eq!((one.key, one.tally, one.publisher), (other.key, other.tally, other.publisher));
        assert_eq!(together.bibliography.rows(one), alone.bibliography.rows(other));
    }
    assert_eq!(together.bibliography.publishers(), alone.bibliography.publishers());
    assert_eq!(together.disputed, alone.disputed);
    assert_eq!(together.compared.series(), alone.compared.series());
}

#[test]
fn enter_asks_for_the_events_of_a_source_or_a_publisher() {
    for (keys, query) in [
        ("shhhhg<enter>", "source:ap"),
        ("shhhhG<enter>", "source:\"Budget law\""),
        ("shhhhpgj<enter>", "source:ap-copy"),
        ("shhhhpgjj<enter>", "publisher:\"The Sun (Malaysia)\""),
    ] {
        let mut session = at(80, 24);
        let screen = session.type_keys(keys).screen();
        assert_eq!(session.state.focus(), Focus::List);
        assert!(screen.contains(query), "after {keys}: {screen}");
    }
}

#[test]
fn the_views_show_what_the_filter_leaves() {
    let all = at(120, 40);
    let events = |session: &Session| -> Vec<(u32, u32)> {
        let sources = session.state.summary().unwrap().bibliography.sources();
        sources.iter().map(|source| (source.tally.events, source.tally.claims)).collect()
    };
    let summary = all.state.summary().unwrap();
    for (n, source) in summary.bibliography.sources().iter().enumerate().filter(|(_, s)| s.tally.events > 0) {
        let mut session = at(120, 40);
        session.type_keys(&format!("shhhhg{}<enter>", "j".repeat(n)));
        assert_eq!(u32::try_from(session.state.order().len()).unwrap(), source.tally.events, "{:?}", source.key);
        session.type_keys("s");
        assert!(events(&session).contains(&(source.tally.events, source.tally.claims)), "{:?}", events(&session));
        assert!(events(&session).iter().all(|(events, _)| *events > 0), "nothing that the events do not cite");
        // Enter shows as many events as the line says, whatever the filter was before.
        let focused = session.state.sources_view().unwrap().cursor.focus;
        let told = events(&session)[focused].0;
        session.type_keys("<enter>");
        assert_eq!(u32::try_from(session.state.order().len()).unwrap(), told);
        session.type_keys("f<ctrl-u><enter>s");
        assert_eq!(events(&session), events(&all), "without a filter it is all of them again");
    }
}

#[test]
fn a_filter_takes_no_disagreement_from_a_figure() {
    let mut session = at(120, 40);
    session.type_keys("v");
    let figures_view = |session: &Session| {
        let (state, summary) = (&session.state, session.state.summary().unwrap());
        let points = state.figures_view().unwrap().points(summary);
        points.iter().map(|point| point.at).collect::<Vec<_>>()
    };
    let all = figures_view(&session);
    for row in 0..session.state.timeline().len() {
        let id = session.state.timeline().event(row).unwrap().id;
        let mut alone = at(120, 40);
        alone.type_keys(&format!("f\"{id}\"<enter>v"));
        let of_event = |at: &&dateline::evidence::figures::ClaimRef| usize::try_from(at.row).unwrap() == row;
        let expected: Vec<_> = all.iter().filter(of_event).copied().collect();
        if alone.state.order().len() == 1 && !expected.is_empty() {
            assert_eq!(figures_view(&alone), expected);
            let disputed = session.state.timeline().rows()[row].flags.disputed() > model::Answer::No;
            let marked = alone.state.figures_view().unwrap().shown.iter().any(|row| row.disputed > model::Answer::No);
            assert!(!marked || disputed, "{id}");
        }
    }
}

#[test]
fn of_many_events_a_filter_is_walked_in_the_background() {
    let event = |n: usize| {
        let source = if n.is_multiple_of(3) { "a" } else { "b" };
        format!("[[events]]\nid = \"e{n}\"\ndate = \"2022\"\ntitle = \"t{n}\"\nsources = [\"{source}\"]\n\n")
    };
    let mut text: String = (0..1_200).map(event).collect();
    text += "[[sources]]\nid = \"a\"\ntitle = \"A\"\n\n[[sources]]\nid = \"b\"\ntitle = \"B\"\n";
    let timeline = read(&[Opened::held("many.toml", text.as_str())], &Reading::default());
    let mut session = Session::new(Arc::new(timeline), 80, 24).summarised();
    let found = |session: &mut Session, rows: &[u32]| {
        let job = session.effects.iter().rev().find_map(|effect| match effect {
            Effect::Start(job) if job.question.kind() == JobKind::Filter => Some(job.clone()),
            _ => None,
        });
        let (job, mut matches) = (job.unwrap(), dateline::search::Matches::default());
        for row in rows {
            matches.push(*row, dateline::query::Answer::Certainly);
        }
        let found = job.done(Ok(Answer::Found { matches: Arc::new(matches), is_all: true }));
        let effects = update(&mut session.state, Action::Done(found));
        session.effects.extend(effects);
    };
    let asked = |session: &Session| -> Vec<u64> {
        let number = |effect: &Effect| match effect {
            Effect::Start(job) => (job.question.kind() == JobKind::Narrow).then_some(job.number),
            _ => None,
        };
        session.effects.iter().filter_map(number).collect()
    };
    let narrow = |number, summary: &Arc<Summary>| {
        let answer = Ok(Answer::Narrow(Arc::clone(summary)));
        Action::Done(JobDone { number, kind: JobKind::Narrow, answer })
    };
    session.type_keys("fsource:a<enter>");
    found(&mut session, &[0, 3, 6]);
    assert!(asked(&session).is_empty(), "nobody looks at a view");
    session.type_keys("s");
    let [first] = asked(&session)[..] else { panic!("{:?}", session.effects) };
    assert!(session.screen().contains("counting … 3 events"), "{}", session.screen());
    // What comes of another question is passed over.
    let whole = session.state.whole_summary().unwrap();
    let narrowed = Arc::new(whole.narrowed(session.state.order(), Workers::ALONE, &|| false).unwrap());
    update(&mut session.state, narrow(first + 1, &narrowed));
    assert!(session.state.summary().is_none());
    update(&mut session.state, narrow(first, &narrowed));
    let tallies = |session: &Session| -> Vec<u32> {
        session.state.summary().unwrap().bibliography.sources().iter().map(|source| source.tally.events).collect()
    };
    assert_eq!(tallies(&session), [3]);
    session.type_keys("f<ctrl-u>source:b<enter>");
    found(&mut session, &[1, 2]);
    assert_eq!(asked(&session).len(), 2);
    let late = session.state.whole_summary().unwrap();
    update(&mut session.state, narrow(first, &late));
    assert!(session.state.summary().is_none(), "the old answer is of no use");
    session.type_keys("f<ctrl-u><enter>");
    assert_eq!(tallies(&session), [400, 800]);
}

#[test]
fn the_focused_source_stays_in_whatever_order() {
    let mut session = at(80, 24);
    session.type_keys("sjj");
    let focused = session.state.sources_view().unwrap().item();
    for key in "lllllllllllrlr".chars() {
        session.type_keys(&key.to_string());
        assert_eq!(session.state.sources_view().unwrap().item(), focused);
    }
}

#[test]
fn views_are_left_for_where_one_was() {
    for (keys, place) in [
        ("s<esc>", Focus::List),
        ("<tab>s<esc>", Focus::Detail),
        ("<tab>sv<esc>", Focus::Detail),
        ("ss", Focus::List),
        ("vq", Focus::List),
        ("s<tab><esc>", Focus::Sources),
        ("s<tab>jjjjj<enter>", Focus::List),
        ("v<enter><esc>", Focus::Figures),
        ("v<enter><esc><esc>", Focus::List),
        ("s?<esc>", Focus::Sources),
    ] {
        assert_eq!(at(80, 24).type_keys(keys).state.focus(), place, "after {keys}");
    }
}

#[test]
fn the_mouse_moves_through_the_views() {
    let mut session = at(80, 24);
    session.type_keys("s<click 10 5>");
    assert_eq!(session.state.sources_view().unwrap().cursor.focus, 3);
    session.type_keys("<wheel-down 10 5><wheel-up 10 5><wheel-up 10 5>");
    assert_eq!(session.state.sources_view().unwrap().cursor.focus, 2);
    session.type_keys("<click 10 2><wheel-down 10 18>");
    assert_eq!(session.state.source_top(), 3);
    session.type_keys("vg<click 10 18>");
    let place = |session: &Session| {
        let view = session.state.figures_view().unwrap();
        (session.state.pane(), view.index.cursor.focus, view.cursor.focus)
    };
    assert_eq!(place(&session), (Pane::Detail, 0, 3));
    session.type_keys("<wheel-up 10 18>");
    assert_eq!(place(&session), (Pane::Detail, 0, 2));
    session.type_keys("<wheel-down 10 3>");
    assert_eq!(place(&session), (Pane::Detail, 1, 0), "the wheel moves what is under it");
    session.type_keys("<click 10 2>");
    assert_eq!(place(&session), (Pane::List, 0, 0));
    session.type_keys("<click 10 2>");
    assert_eq!(place(&session), (Pane::Detail, 0, 0), "what is pressed again is followed");
    session.type_keys("<click 10 15>");
    assert_eq!((session.state.focus(), session.state.position()), (Focus::List, 0));
}

#[test]
fn without_colour_and_without_unicode_the_views_say_the_same() {
    for keys in ["sl", "v", "vg<enter>jj", "}}<enter>"] {
        let plain = Options { theme: Theme::NoColor, charset: Charset::Ascii, ..OPTIONS };
        let mut session = Session::with(counted(), plain, 80, 24).summarised();
        let screen = session.type_keys(keys).screen();
        assert!(screen.is_ascii() && !screen.contains("??"), "{screen}");
        for cell in &session.buffer().content {
            assert_eq!((cell.fg, cell.bg), (ratatui::style::Color::Reset, ratatui::style::Color::Reset));
        }
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("ascii-{}", keys.replace(['<', '>'], "")), screen);
        });
    }
}

/// What parts comes first in the index, then what is counted most often.
#[test]
fn measures_stand_in_the_order_of_what_there_is_to_see() {
    let claim = |measure: &str, value: i64, date: &str| {
        let figure = format!("{{ measure = \"{measure}\", value = {value}, date = \"{date}\" }}");
        format!("[[events.claims]]\ntext = \"{measure} {value}\"\nfigure = {figure}\n")
    };
    let mut text = "[[events]]\ndate = \"2022\"\ntitle = \"Counted\"\n".to_owned();
    for (measure, value, date) in [
        ("alone", 1, "2022"),
        ("many", 1, "2021"),
        ("many", 2, "2022"),
        ("many", 3, "2023"),
        ("may part", 1, "2022"),
        ("may part", 2, "2022-03"),
        ("parts", 1, "2022-03-27"),
        ("parts", 2, "2022-03-27"),
        ("also many", 9, "2023/.."),
        ("also many", 1, "2021"),
        ("also many", 2, "2024-03"),
    ] {
        text += &claim(measure, value, date);
    }
    let timeline = Arc::new(read(&[Opened::held("figures.toml", text)], &Reading::default()));
    let mut session = Session::new(timeline, 80, 24).summarised();
    let screen = session.type_keys("v").screen();
    let lines: Vec<&str> = screen.lines().skip(2).take(5).map(|line| line.trim_end_matches(['▌', ' '])).collect();
    for (line, [sign, measure, n, latest, value]) in lines.iter().zip([
        ["≠", "parts", "2", "27 Mar 2022", "2"],
        ["≈", "also many", "3", "Mar 2024", "2"],
        ["≈", "may part", "2", "2022", "1"],
        [" ", "many", "3", "2023", "3"],
        [" ", "alone", "1", "2022", "1"],
    ]) {
        let cells = [measure, n, latest, value].join(" ");
        let found = line.chars().skip(3).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((line.chars().nth(1).unwrap().to_string().as_str(), found), (sign, cells), "{screen}");
    }
}

#[test]
fn one_point_says_its_value_whatever_stands_around_it() {
    for qualifier in ["", "about", "at least", "more than", "at most", "less than"] {
        for date in ["2023", "2022/2024", "2023-05-06", "2023-05", "2023/..", "../2023"] {
            let stated = if qualifier.is_empty() { String::new() } else { format!(", qualifier = \"{qualifier}\"") };
            let file = format!(
                "[[events]]\ndate = \"{date}\"\ntitle = \"x\"\n[[events.claims]]\ntext = \"y\"\nfigure = {{ measure = \"m\", value = 40000{stated} }}\n"
            );
            for (width, height) in [(80, 24), (60, 20), (120, 40)] {
                let timeline = read(&[Opened::held("a.toml", file.as_str())], &Reading::default());
                let mut session = Session::new(Arc::new(timeline), width, height).summarised();
                let screen = session.type_keys("v").screen();
                let grid: String =
                    screen.lines().filter_map(|line| Some(line.split_once(['│', '┤', '└'])?.1)).collect();
                let value = format!("{qualifier} 40,000");
                assert!(grid.contains(value.trim()), "{value} {date} {width}×{height}: {screen}");
            }
        }
    }
}

#[test]
fn a_view_with_nothing_in_it_says_so_in_whole_words() {
    let timeline = read(&[Opened::held("a.toml", "[[events]]\ndate = 2022\ntitle = \"x\"\n")], &Reading::default());
    for (width, height) in [(40, 12), (30, 12), (80, 24)] {
        let mut session = Session::new(Arc::new(timeline.duplicate()), width, height).summarised();
        let screen = session.type_keys("i").screen();
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("No tags, places, people or sources."), "{width}: {screen}");
    }
}

/// Of what a figure says nothing is drawn over a sign, and nothing over another figure's words.
#[test]
fn points_say_their_values_where_there_is_room() {
    let screen = at(120, 40).type_keys("vg").screen();
    for value in ["36,000", "about 37,000", "52,000", "70,000", "88,000"] {
        let chart: String = screen.lines().skip(6).take(19).collect::<Vec<_>>().join("\n");
        assert!(chart.contains(value), "{value}: {chart}");
    }
}

#[test]
fn each_voice_of_a_chart_has_its_own_sign() {
    let screen = at(120, 40).type_keys("v").screen();
    assert!(screen.lines().any(|line| line.trim() == "● the government   ■ Cristosal"), "{screen}");
}

#[test]
fn which_pane_is_alone_on_the_screen_each_view_keeps_for_itself() {
    let whole = |keys: &str| {
        let mut session = at(80, 24);
        session.type_keys(keys);
        let panes = session.state.panes();
        (session.state.focus(), panes.list.is_empty(), panes.detail.is_empty())
    };
    for (keys, stands) in [
        ("<enter>s", (Focus::Sources, false, false)),
        ("<enter>v", (Focus::Figures, false, false)),
        ("<enter>L", (Focus::Lanes, false, false)),
        ("ws", (Focus::Sources, false, false)),
        ("<enter>sv", (Focus::Figures, false, false)),
        ("<enter>s<esc>", (Focus::Detail, true, false)),
        ("<enter>vsL<esc>", (Focus::Detail, true, false)),
        ("ws<esc>", (Focus::List, false, true)),
        ("<enter>i<esc>", (Focus::Detail, true, false)),
        ("s<tab>wss", (Focus::Sources, false, false)),
        ("s<tab>w<esc>", (Focus::Sources, false, false)),
        ("sws", (Focus::List, false, false)),
        ("Lwi<esc>", (Focus::List, false, false)),
        ("Lw<esc>", (Focus::List, false, false)),
        ("s<tab>wi<esc>", (Focus::List, false, false)),
        ("sw<enter>", (Focus::List, false, false)),
        ("s<tab>wj<enter>", (Focus::List, false, false)),
    ] {
        assert_eq!(whole(keys), stands, "{keys}");
    }
}

#[test]
fn a_column_of_dates_is_there_only_where_a_source_has_one() {
    let of = |is_dated: bool| {
        let mut chronology = el_salvador();
        for source in chronology.sources.iter_mut().filter(|_| !is_dated) {
            source.published = None;
        }
        let mut session = Session::new(chronology.timeline(), 200, 50).summarised();
        session.type_keys("s");
        let mut orders = Vec::new();
        for _ in 0..6 {
            let screen = session.type_keys("<left>").screen();
            assert_eq!(screen.contains("published"), is_dated, "{screen}");
            let order = session.state.place_in_words().unwrap().to_string();
            orders.push(order.split_once(' ').unwrap().1.to_owned());
        }
        orders
    };
    let [name, title, date, events, sole, none] =
        ["by name", "by title", "by date", "by events", "by sole events", "in the order of the files"];
    assert_eq!(of(true), [date, title, name, none, sole, events]);
    assert_eq!(of(false), [title, name, none, sole, events, title]);
}

/// A chronology read from a text, its events looked at.
fn of_text(text: &str, width: u16) -> Session {
    Session::new(Arc::new(read(&[Opened::held("t.toml", text)], &Reading::default())), width, 24).summarised()
}

#[test]
fn a_day_by_which_something_was_is_told_as_one_wherever_the_event_is_named() {
    let claim = |figure: &str| format!("claims = [{{ text = \"C\", figure = {{ measure = \"dead\", {figure} }} }}]\n");
    let text = format!(
        "[[sources]]\nid = \"s\"\ntitle = \"S\"\n\
         [[events]]\nid = \"one\"\ndate = \"2025-12-24\"\ndated_by = \"report\"\ntitle = \"One\"\nsources = [\"s\"]\n{}\
         [[events]]\ndate = \"2021-03-01\"\ntitle = \"Two\"\nsee = [\"one\"]\n{}\
         [[events]]\ndate = \"2025-12-24\"\ndated_by = \"report\"\ntitle = \"Three\"\n{}",
        claim("value = 5"),
        claim("value = 3"),
        claim("value = 9, over = \"2022-03/2025-11\""),
    );
    for (keys, told) in [
        ("G<home>", "≤24 Dec"),
        ("<tab>", "by 24 December 2025 · One"),
        ("s<tab>", "by 24 December 2025 · One"),
        // The latest figure, and the figures beneath.
        ("v", "dead            3  ≤24 Dec 2025"),
        ("v", " ≤24 Dec 2025  "),
        ("v", " over 2022–2025 "),
        ("v", " 1 Mar 2021 "),
        ("v", "←"),
    ] {
        let mut session = of_text(&text, 80);
        let screen = session.type_keys(keys).screen();
        assert!(screen.contains(told), "{keys}: {told}: {screen}");
    }
}

#[test]
fn lanes_without_a_bar_say_why_and_names_have_the_room_there_is() {
    let event = |date: &str, more: &str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"x\"\n{more}");
    let undated = event("XXXX", "");
    let named = event("2022-03-01", "people = [\"Somebody of a long name\"]\n") + &event("2022-05-01", "");
    for (text, keys, told, not) in [
        (&named, "fzzzz<enter>L", "No event matches. Esc shows all events.", ":00"),
        (&undated, "L", "No event here has a date.", ":00"),
        (&undated, "L", "no tag", ":00"),
        (&named, "Lbb", "nobody named", "nobody na…"),
        (&named, "Lbb", "Somebody of a l… 1│", "no lane"),
    ] {
        for width in [60, 80, 120] {
            let mut session = of_text(text, width);
            let screen = session.type_keys(keys).screen();
            assert!(screen.contains(told) && !screen.contains(not), "{keys} at {width}: {told}: {screen}");
        }
    }
    let screen = of_text(&named, 40).type_keys("Lbb").screen();
    assert!(screen.contains("nobody named"), "{screen}");
}

/// Of a narrow index the names are cut, and no latest figure.
#[test]
fn the_index_of_measures_has_a_value_at_every_width() {
    let text = r#"
        [[events]]
        date = "2022"
        title = "Counts"
        [[events.claims]]
        text = "a"
        figure = { measure = "people held in the prisons of the country", value = 110000, qualifier = "about" }
        [[events.claims]]
        text = "b"
        figure = { measure = "arrests without a warrant since", value = 90000, qualifier = "more than" }
        [[events.claims]]
        text = "c"
        figure = { measure = "places", value = 40000, qualifier = "at most" }
        [[events.claims]]
        text = "d"
        figure = { measure = "dead", value = 454 }
    "#;
    let timeline = Arc::new(read(&[Opened::held("narrow.toml", text)], &Reading::default()));
    for width in 20..=120 {
        let mut session = Session::new(timeline.clone(), width, 16).summarised();
        let screen = session.type_keys("v").screen();
        for values in [["about 110,000", "~110,000"], ["more than 90,000", ">90,000"], ["at most 40,000", "max 40,000"]]
        {
            assert!(values.iter().any(|value| screen.contains(value)), "{width}: {values:?}\n{screen}");
            assert!(width < 40 || screen.contains(values[0]), "{width}: {values:?}\n{screen}");
        }
        assert!(screen.contains("454") && screen.contains("peo"), "{width}:\n{screen}");
    }
}

/// What a lane is of, and which has the focus, is told wherever there are lanes.
#[test]
fn lanes_have_names_and_their_cursor_on_narrow_screens() {
    for width in 20..=60 {
        let mut session = Session::new(el_salvador().timeline(), width, 12).summarised();
        let screen = session.type_keys("L").screen();
        assert!(screen.contains('▌') && screen.contains("│"), "{width}:\n{screen}");
        let lane = screen.lines().find(|line| line.contains('▌')).unwrap_or_default();
        let name = lane.trim_start_matches('▌');
        assert!(name.chars().take(3).all(char::is_alphabetic), "{width}: {lane:?}");
    }
}

/// The keys of the other views go last: before them goes how to search, and before that their names.
#[test]
fn the_bar_of_views_keeps_their_keys_on_narrow_screens() {
    for width in 30..=60 {
        let screen = Session::new(el_salvador().timeline(), width, 16).summarised().screen();
        let bar = screen.lines().last().unwrap_or_default();
        assert!(["L", "s", "v", "?"].iter().all(|key| bar.contains(key)), "{width}: {bar:?}");
    }
}

/// The highest and latest figure stands in a corner of the chart: its value lies over the way to it then.
#[test]
fn a_figure_in_the_corner_of_the_chart_says_its_value() {
    let claim = |date: &str, value: &str| {
        format!(
            "[[events]]\ndate = \"{date}\"\ntitle = \"t\"\n[[events.claims]]\ntext = \"c\"\nby = \"A\"\nfigure = {{ measure = \"m\", {value} }}\n"
        )
    };
    let text = claim("2021-04", "value = 36000") + &claim("2024-03", "value = 110000, qualifier = \"about\"");
    for width in [60, 80, 120] {
        let mut session = of_text(&text, width);
        let screen = session.type_keys("v").screen();
        // In the index, in the chart, in the table.
        assert_eq!(screen.matches("about 110,000").count(), 3, "{width}:\n{screen}");
    }
}
