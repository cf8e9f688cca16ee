//! P(a lead that fits outscores one that does not) for any points, quickly: points on a fine grid, then noise.

use crate::normal;
use crate::score::ByFit;

const CELLS: usize = 256;

/// `points` and chances by pattern; `sd` is that of the noise of one score. Off by 2e-4 at most where noise is at least
/// as wide as the grid, 1/255 of the points' range.
pub fn auc(points: &[f64], chances: &ByFit<Vec<f64>>, sd: f64) -> f64 {
    let low = points.iter().copied().fold(f64::INFINITY, f64::min);
    let high = points.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low >= high {
        return 0.5;
    }
    let width = (high - low) / (CELLS - 1) as f64;
    let grid = [0, 1].map(|class: usize| {
        let mut grid = vec![0.0; CELLS + 1];
        for (points, chance) in points.iter().zip(&chances[class]) {
            // Between two places of the grid, in proportion.
            let place = (points - low) / width;
            let cell = (place as usize).min(CELLS - 1);
            let part = place - cell as f64;
            grid[cell] += chance * (1.0 - part);
            grid[cell + 1] += chance * part;
        }
        grid
    });
    let wins = |gap: f64| {
        if sd > 0.0 {
            normal::cdf(gap * width / (sd * std::f64::consts::SQRT_2))
        } else if gap > 0.0 {
            1.0
        } else {
            0.5
        }
    };
    let mut auc = 0.0;
    for gap in 0..=CELLS {
        let apart = |ahead: usize, behind: usize| -> f64 {
            grid[ahead][gap..].iter().zip(&grid[behind]).map(|(ahead, behind)| ahead * behind).sum()
        };
        let (above, below) = (apart(1, 0), if gap > 0 { apart(0, 1) } else { 0.0 });
        if above + below > 0.0 {
            // `gap` is never negative.
            let won = wins(gap as f64);
            auc += above * won + below * (1.0 - won);
        }
    }
    auc
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Patterns;
    use domain::signal;

    #[test]
    fn it_comes_near_the_exact_one() {
        let mut signals = signal::defaults();
        for scale in [1.0, 0.37, 2.9] {
            signals.iter_mut().for_each(|signal| signal.points *= scale);
            let patterns = Patterns::new(&signals);
            for sd in [1.0, 10.0, 30.0] {
                let (near, exact) = (auc(&patterns.points, &patterns.chances, sd), patterns.auc(sd));
                assert!((near - exact).abs() < 2e-4, "{scale} {sd}: {near} for {exact}");
            }
        }
        assert_eq!(auc(&[5.0, 5.0], &[vec![0.4, 0.6], vec![0.1, 0.9]], 10.0), 0.5);
    }
}
