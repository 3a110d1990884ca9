//! Reads, as terminals and networks cut them, and what comes of each: tables, and what holds for any bytes.

use super::*;
use proptest::prelude::*;

/// What comes of reads, each so many milliseconds after the one before, and of silence after them.
fn decoded(reads: &[(u64, &[u8])]) -> Vec<Decoded> {
    let (mut decoder, mut now, mut to) = (Decoder::default(), Duration::ZERO, Vec::new());
    let rest = |decoder: &mut Decoder, until: Duration, to: &mut Vec<Decoded>| {
        while let Some(wake) = decoder.wake().filter(|wake| *wake <= until) {
            decoder.tick(wake, to);
        }
    };
    for (pause, bytes) in reads {
        now += Duration::from_millis(*pause);
        rest(&mut decoder, now, &mut to);
        decoder.feed(bytes, now, &mut to);
    }
    rest(&mut decoder, now + Duration::from_secs(10), &mut to);
    assert!(decoder.wake().is_none() && (decoder.held.is_empty() || matches!(decoder.within, Within::Paste(_))));
    to
}

/// The same in short, without the pauses between reads.
fn short(reads: &[(u64, &[u8])]) -> String {
    let words = decoded(reads).into_iter().filter_map(|decoded| match decoded {
        Decoded::Input(Input::Key(key)) if key.shift => Some(format!("shift-{}", key.label())),
        Decoded::Input(Input::Key(key)) => Some(key.label()),
        Decoded::Input(Input::Mouse(mouse)) => Some(format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row)),
        Decoded::Input(Input::Paste(text)) => Some(format!("{text:?}")),
        Decoded::Input(Input::Pause | Input::Resize { .. }) => None,
        Decoded::Answer(answer) => Some(format!("{answer:?}")),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn keys_are_what_terminals_send_for_them() {
    for (bytes, keys) in [
        ("aé日👍🏽", "a é 日 👍 🏽"),
        ("\t\r\n\x7f\x08\0", "Tab Enter Enter Backspace ctrl-h ctrl-Space"),
        ("\x01\x03\x1a\x1f", "ctrl-a ctrl-c ctrl-z ctrl-7"),
        ("\x1b", "Esc"),
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b\x03", "Esc ctrl-c"),
        ("\x1b\r", "Esc Enter"),
        ("\x1bb\x1bé\x1b\x7f", "alt-b alt-é alt-Backspace"),
        ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F\x1b[Z", "↑ ↓ → ← Home End shift-Tab"),
        ("\x1bOA\x1bOH\x1bOP\x1bOS\x1bOM", "↑ Home F1 F4 Enter"),
        ("\x1b[1;5D\x1b[1;3C\x1b[1;2A\x1bO5C\x1bOd", "ctrl-← alt-→ shift-↑ ctrl-→ ctrl-←"),
        ("\x1b[1~\x1b[3~\x1b[4~\x1b[5~\x1b[6~\x1b[7~\x1b[8~", "Home Del End PgUp PgDn Home End"),
        ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[24~\x1b[1;2Q", "F1 F5 F6 F10 F12 shift-F2"),
        ("\x1b[[A\x1b[[E", "F1 F5"),
        ("\x1b\x1b[A", "Esc ↑"),
        ("\x1b[2~\x1b[29~\x1b[27;5;9~", ""),
        (
            "\x1b[<0;1;1M\x1b[<0;1;1m\x1b[<64;3;2M\x1b[<65;999;999M\x1b[<2;1;1M\x1b[<35;1;1M",
            "Press@0,0 WheelUp@2,1 WheelDown@998,998",
        ),
        ("\x1b[M !!\x1b[M#!!\x1b[Ma$#j", "Press@0,0 WheelDown@3,2 j"),
    ] {
        assert_eq!(short(&[(0, bytes.as_bytes())]), keys, "{bytes:?}");
    }
}

/// Each is followed by a key at once.
#[test]
fn what_is_no_key_becomes_none_and_eats_none() {
    for bytes in [
        // Answers: colours, names, modes, the terminal's kind, the cursor, the size; with both terminators.
        &b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\"[..],
        b"\x1b]10;rgb:ff/ff/ff\x07",
        b"\x1b]52;c;b29v\x07",
        b"\x1bP>|XTerm(390)\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1bP1+r5463=31\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[?2026;0$y",
        b"\x1b[4;1$y",
        b"\x1b[?62;4;22c",
        b"\x1b[>41;390;0c",
        b"\x1b[=0;1c",
        b"\x1b[12;40R",
        b"\x1b[0n",
        b"\x1b[8;24;80t",
        b"\x1b[?1u",
        b"\x1b[?2;0;800;600S",
        b"\x1b[I\x1b[O",
        b"\x1b\\",
        // Bytes that are no text.
        b"\xff",
        b"\x80\xbf",
        b"\xc3",
        b"\xe2\x82",
        b"\xf0\x9f\x98",
        b"\xed\xa0\x80",
        b"\xc2\x9b",
    ] {
        for pause in [0, 2_000] {
            let mut decoded = decoded(&[(0, bytes), (pause, b"j")]);
            decoded.retain(|decoded| !matches!(decoded, Decoded::Answer(_) | Decoded::Input(Input::Pause)));
            assert_eq!(decoded, [key(Key::char('j'))], "{} and {pause} ms", bytes.escape_ascii());
        }
    }
    assert_eq!(short(&[(0, b"\xc3j\x80j\xe2\x82j\xffj")]), "j j j j");
}

#[test]
fn answers_are_understood() {
    for (bytes, answer) in [
        ("\x1b[0n", "Well"),
        ("\x1b[?2026;2$y", "Synchronizes"),
        ("\x1b[?2026;0$y\x1b[?2026;4$y\x1b[?2004;1$y", ""),
        ("\x1b]11;rgb:ffff/0000/8080\x1b\\", "Ground([65535, 0, 32896])"),
        ("\x1b]11;rgb:f/0/80\x07", "Ground([65535, 0, 32896])"),
        ("\x1b]11;rgba:ff/00/80/ff\x07", "Ground([65535, 0, 32896])"),
        ("\x1b]11;rgb:fffff/0/0\x07\x1b]11;rgb:+f/0/0\x07\x1b]11;red\x07\x1b]10;rgb:0/0/0\x07\x1b]11;rgb:0/0\x07", ""),
    ] {
        assert_eq!(short(&[(0, bytes.as_bytes())]), answer, "{bytes:?}");
    }
}

#[test]
fn escape_and_what_follows_it_may_arrive_apart() {
    for (reads, keys) in [
        (&[(0, &b"\x1b"[..]), (49, b"[A")][..], "↑"),
        (&[(0, b"\x1b"), (49, b"["), (99, b"A")], "↑"),
        (&[(0, b"\x1b["), (149, b"A")], "↑"),
        (&[(0, b"\x1b[1"), (149, b";"), (149, b"5C")], "ctrl-→"),
        // It acted as the key; what comes then is nobody's.
        (&[(0, b"\x1b"), (51, b"[A")], "Esc"),
        (&[(0, b"\x1b"), (149, b"[A")], "Esc"),
        (&[(0, b"\x1b"), (149, b"OBj")], "Esc j"),
        (&[(0, b"\x1b"), (60, b"["), (24, b"A")], "Esc"),
        (&[(0, b"\x1b"), (60, b"["), (24, b"1;"), (24, b"5Cj")], "Esc j"),
        (&[(0, b"\x1b"), (100, b"[<65;3;3Mj")], "Esc j"),
        (&[(0, b"\x1b"), (100, b"]11;rgb:ff/ff/ff\x07j")], "Esc Ground([65535, 65535, 65535]) j"),
        (&[(0, b"\x1b"), (100, b"[?62;1cj")], "Esc j"),
        (&[(0, b"\x1b"), (100, b"[200~a\x1b[201~j")], "Esc \"a\" j"),
        // Keys of their own.
        (&[(0, b"\x1b"), (60, b"["), (26, b"A")], "Esc [ A"),
        (&[(0, b"\x1b"), (60, b"O"), (26, b"j")], "Esc O j"),
        (&[(0, b"\x1b"), (60, b"[j")], "Esc [ j"),
        (&[(0, b"\x1b"), (60, b"["), (10, b"j")], "Esc [ j"),
        (&[(0, b"\x1b"), (60, b"j"), (10, b"[A")], "Esc j [ A"),
        (&[(0, b"\x1b"), (151, b"[A")], "Esc [ A"),
        (&[(0, b"\x1b"), (60, b"\x1b[A")], "Esc ↑"),
        (&[(0, b"\x1b"), (60, b"\x1b"), (60, b"j")], "Esc Esc j"),
        (&[(0, b"\x1b["), (151, b"j")], "alt-[ j"),
        (&[(0, b"\x1bO"), (151, b"j")], "alt-O j"),
        (&[(0, b"\x1b["), (10, b"\x03")], "alt-[ ctrl-c"),
        (&[(0, b"\x1b]j\x1bPj\x1b]1j")], "alt-] j alt-P j alt-] 1 j"),
        // A character cut in two.
        (&[(0, b"\xc3"), (149, b"\xa9j")], "é j"),
        (&[(0, b"\xc3"), (151, b"\xa9j")], "j"),
        (&[(0, b"\x1b\xc3"), (10, b"\xa9j")], "alt-é j"),
        // An answer that pauses.
        (&[(0, b"\x1b]11;rgb:ff/f"), (900, b"f/ff\x1b"), (900, b"\\j")], "Ground([65535, 65535, 65535]) j"),
        (&[(0, b"\x1b]11;rgb:ff/f"), (1_100, b"j")], "j"),
        (&[(0, b"\x1b[1;"), (151, b"j")], "j"),
        (&[(0, b"\x1b[1;\xc3\xa9j")], "é j"),
        (&[(0, b"\x1b]11;rgb:ff\x03j")], "ctrl-c j"),
        (&[(0, b"\x1b]11;rgb:ff\x1b[Aj")], "↑ j"),
    ] {
        assert_eq!(short(reads), keys, "{reads:?}");
    }
}

#[test]
fn a_paste_is_one_text_however_it_is_cut() {
    for (reads, text) in [
        (&[(0, &b"\x1b[200~a\nb\tq\x1b[201~j"[..])][..], "\"a\\nb\\tq\" j"),
        (&[(0, b"\x1b[200~a\x1b[20"), (9_000, b"1~j")], "\"a\" j"),
        (&[(0, b"\x1b[200~\xc3"), (500, b"\xa9\x1b"), (500, b"[A\x1b[201~")], "\"é\\u{1b}[A\""),
        (&[(0, b"\x1b[200~\x1b[201~")], "\"\""),
        (&[(0, b"\x1b[200~a\xff\x1b[201~")], "\"a\u{fffd}\""),
        (&[(0, b"\x1b[201~j")], "j"),
        // One that never ends is left by the key that ends everything.
        (&[(0, b"\x1b[200~a\x03b"), (9_000, b"q"), (9_000, b"\x03")], "\"a\\u{3}bq\" ctrl-c"),
    ] {
        assert_eq!(short(reads), text, "{reads:?}");
    }
}

#[test]
fn a_megabyte_costs_what_is_kept_of_it() {
    let pasted = ["\x1b[200~", &"é".repeat(1 << 19), "\x1b[201~j"].concat();
    let answer = ["\x1b]52;c;", &"A".repeat(1 << 20), "\x07j"].concat();
    for (bytes, most) in [(pasted, PASTED), (answer, ANSWERED)] {
        let (mut decoder, mut to) = (Decoder::default(), Vec::new());
        for read in bytes.as_bytes().chunks(4_095) {
            decoder.feed(read, Duration::ZERO, &mut to);
            let kept = match &decoder.within {
                Within::Nothing => 0,
                Within::Paste(kept) | Within::String(_, kept) => kept.capacity(),
            };
            assert!(kept <= 2 * most && decoder.held.capacity() < 8_192);
        }
        to.retain(|decoded| *decoded != Decoded::Input(Input::Pause));
        assert_eq!(to.last(), Some(&key(Key::char('j'))));
        assert!(to.len() <= 2);
    }
}

/// Pieces of what terminals send, whole and broken.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&[u8]> = vec![
        b"\x1b",
        b"\x1b[",
        b"\x1bO",
        b"A",
        b"j",
        b"[",
        b"\x1b[A",
        b"\x1b[1;5C",
        b"\x1b[3~",
        b"\x1b[<65;10;10M",
        b"\x1b]11;",
        b"rgb:ff/ff/ff",
        b"\x07",
        b"\x1b\\",
        b"\x1b[?2026;2$y",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x03",
        b"\x1bP1$r",
        b"\x1b_G",
        b"\x1b[M",
        b"\xc3\xa9",
        b"\xe2\x82\xac",
        b"\x1bb",
    ];
    let known = prop::sample::select(known).prop_map(<[u8]>::to_vec);
    prop::collection::vec(prop_oneof![6 => known, 1 => prop::collection::vec(any::<u8>(), 1..4)], 0..12)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    /// However a network cuts what was sent, it is the same, where it is quick.
    #[test]
    fn cuts_change_nothing(bytes in pieces(), cuts in prop::collection::vec((0_u64..5, 1_usize..6), 0..40)) {
        let (mut reads, mut rest) = (Vec::new(), &bytes[..]);
        for (pause, length) in cuts {
            let (read, left) = rest.split_at(length.min(rest.len()));
            reads.push((pause, read));
            rest = left;
        }
        reads.push((0, rest));
        reads.retain(|(_, read)| !read.is_empty());
        // By hand, a key alone in its read leaves a paste.
        prop_assume!(!reads.iter().any(|(_, read)| *read == b"\x03"));
        prop_assert_eq!(short(&reads), short(&[(0, &bytes)]));
    }

    /// Whatever was sent before, a key pressed a moment later is that key.
    #[test]
    fn nothing_eats_a_later_key(bytes in pieces(), cut in any::<prop::sample::Index>(), pause in 0_u64..200) {
        let (first, second) = bytes.split_at(if bytes.is_empty() { 0 } else { cut.index(bytes.len()) });
        let keys = short(&[(0, first), (pause, second), (2_000, b"\x1b[201~"), (2_000, b"j")]);
        prop_assert!(keys.ends_with('j'), "{}", keys);
    }

    /// One sequence, cut anywhere and joined as late as may be, is itself, or Esc and nothing.
    #[test]
    fn a_sequence_is_never_other_keys(
        sequence in prop::sample::select(vec!["\x1b[A", "\x1bOB", "\x1b[1;5C", "\x1b[6~", "\x1b[<65;3;3M", "\x1b[?2026;2$y"]),
        cut in 1_usize..3,
        pause in 0_u64..149,
    ) {
        let whole = short(&[(0, sequence.as_bytes())]);
        let (first, second) = sequence.as_bytes().split_at(cut);
        let keys = short(&[(0, first), (pause, second)]);
        prop_assert!(keys == whole || keys == "Esc" || keys == format!("Esc {whole}"), "{} for {}", keys, whole);
    }
}
