//! Curves as pictures.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use plotters::prelude::*;
use serde::Serialize;

const SIZE: (u32, u32) = (640, 400);

/// Room for the numbers beside an axis, and for the half of the last one that stands beyond its end.
const LABELS: u32 = 50;
const BEYOND: u32 = 30;

/// How many times the largest value the picture is high: the names of the curves stand above them.
const HEADROOM: f64 = 12.0;

const COLOURS: [RGBColor; 4] =
    [RGBColor(31, 119, 180), RGBColor(255, 127, 14), RGBColor(44, 160, 44), RGBColor(148, 103, 189)];

/// A picture with a few curves.
#[derive(Clone, Debug, Serialize)]
pub struct Plot {
    pub name: &'static str,
    title: &'static str,
    x: &'static str,
    y: &'static str,
    pub series: Vec<Series>,
}

/// A curve.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    name: String,
    pub points: Vec<(f64, f64)>,
}

impl Series {
    pub fn new(name: String) -> Self {
        Series { name, points: Vec::new() }
    }

    pub fn add(&mut self, x: usize, y: f64) {
        self.points.push((x as f64, y));
    }
}

impl Plot {
    pub fn new(name: &'static str, title: &'static str, x: &'static str, y: &'static str, series: Vec<Series>) -> Self {
        Plot { name, title, x, y, series }
    }

    /// The points as text.
    pub fn table(&self) -> String {
        let lines = self.series.iter().map(|series| {
            let points = series.points.iter().map(|(x, y)| format!("{x}: {y:.2}"));
            format!("  {}: {}\n", series.name, points.collect::<Vec<_>>().join(", "))
        });
        format!("{} ({}: {})\n", self.title, self.x, self.y) + &lines.collect::<String>()
    }

    /// Draws it into a folder. Both axes are logarithmic: a line that rises as steeply as the diagonal is linear growth.
    pub fn draw(&self, folder: &Path) -> Result<()> {
        let mut picture = String::new();
        self.draw_into(SVGBackend::with_string(&mut picture, SIZE).into_drawing_area())?;
        fs::write(folder.join(format!("growth-{}.svg", self.name)), picture).context("cannot write a picture")
    }

    fn draw_into(&self, area: DrawingArea<SVGBackend, plotters::coord::Shift>) -> Result<()> {
        area.fill(&WHITE)?;
        let (all_x, all_y): (Vec<_>, Vec<_>) = self.series.iter().flat_map(|series| &series.points).copied().unzip();
        let range = |values: &[f64], room: f64| {
            let (least, most) =
                values.iter().fold((f64::INFINITY, 0.0_f64), |(a, b), &value| (a.min(value), b.max(value)));
            (least / 2.0..most * room).log_scale()
        };
        let mut chart = ChartBuilder::on(&area)
            .caption(self.title, ("sans-serif", 18))
            .margin(10)
            .margin_right(BEYOND)
            .x_label_area_size(LABELS)
            .y_label_area_size(LABELS)
            .build_cartesian_2d(range(&all_x, 2.0), range(&all_y, HEADROOM))?;
        let number = |value: &f64| value.to_string();
        chart
            .configure_mesh()
            .x_desc(self.x)
            .y_desc(self.y)
            .x_label_formatter(&number)
            .y_label_formatter(&number)
            .draw()?;
        for (series, colour) in self.series.iter().zip(COLOURS.iter().cycle()) {
            let line = LineSeries::new(series.points.iter().copied(), colour.stroke_width(2)).point_size(3);
            let drawn = chart.draw_series(line)?.label(&series.name);
            drawn.legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], *colour));
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperLeft)
            .border_style(BLACK)
            .background_style(WHITE.mix(0.8))
            .draw()?;
        area.present()?;
        Ok(())
    }
}
