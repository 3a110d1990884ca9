use dateline::app::{lanes::*, mark::*, scale::*, *};
use dateline::model::*;
use dateline::text::Clean;
#[test] fn speed() {
  for (w,h) in [(80,24),(200,50)] {
    let parts = Parts::of(Rect{x:0,y:0,width:w,height:h});
    let today = Day{year:2026,month:1,day:1};
    for n_lanes in [1,5,60] {
    let per = parts.readable();
    let mut n = 0;
    let lanes: Vec<Lane> = (0..n_lanes).map(|l| { let items: Vec<Item> = (0..per).map(|k| { n+=1; let d = format!("{}-{:02}-{:02}", 1990 + (k*7+l)%30, 1+k%12, 1+k%28); let date = Date::parse(&d).unwrap();
       let s = date.scanned(); let row = Row{first:s.first,last:s.last,id:0,at:0,len:0,shift:0,file:FileId(0),precision:s.precision,flags:s.flags};
       Item{row:n,times:Times::of(&date,&row,today),title:Clean::line("Something happens here and there")}}).collect(); Lane{name:Clean::line("x"),events:per,content:Content::Items(items)}}).collect();
    let window = Window::new(631152000, 631152000+ 30*31556952);
    let t = std::time::Instant::now(); let laid = Lanes::of(&lanes, parts, window); let a = t.elapsed();
    let mut b = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0,0,w,h));
    let o = Options{mouse:true,theme:Theme::Dark,charset:Charset::Unicode,today};
    let t = std::time::Instant::now(); dateline::ui::paint_lanes(&laid, None, &o, &mut b);
    println!("{w}x{h} {n_lanes} lanes of {per}: lay {a:?} paint {:?}", t.elapsed());
    }
  }
}
