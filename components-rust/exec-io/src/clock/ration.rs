//! How often the host's clock is looked at, and what is said in between.

/// How much time pays for a look: there are a hundred a second, with those that nobody is asked for.
const LOOK_COSTS_NS: u64 = 10_000_000;

/// How many looks may be saved up. So many are exact at once: enough for a program that measures what it does, and little beside
/// what a second permits.
const SAVED_LOOKS: u64 = 30;

/// By how much time goes on each time that it is guessed. No program can ask more often, so that a guess is not ahead of the
/// clock.
const GUESS_NS: u64 = 100;

/// How far guesses go beyond the last look: as far as it is from the next one while the program computes.
const FURTHEST_GUESS_NS: u64 = 10_000_000;

/// What is known of the time, and how many looks are permitted.
#[derive(Debug)]
pub(super) struct Ration {
    /// What the host's clock is behind this one: it begins anew in a new instance.
    behind: u64,
    /// The last instant that is past for sure.
    found: u64,
    /// The last that was told.
    told: u64,
    /// The time that is left to pay for looks.
    saved: u64,
}

impl Ration {
    pub fn new(now: u64) -> Self {
        Ration { behind: 0, found: now, told: now, saved: SAVED_LOOKS * LOOK_COSTS_NS }
    }

    pub fn permits_a_look(&self) -> bool {
        self.saved >= LOOK_COSTS_NS
    }

    /// A look has found the host's clock at `now`. One that is behind what was past already is another clock, which begins
    /// where the last one ended.
    pub fn found(&mut self, now: u64) -> u64 {
        self.behind = self.behind.max(self.found.saturating_sub(now));
        self.reached(now.saturating_add(self.behind));
        self.saved = self.saved.saturating_sub(LOOK_COSTS_NS);
        self.found
    }

    /// It is this instant at least, which was learnt without a look.
    pub fn reached(&mut self, instant: u64) {
        let passed = instant.saturating_sub(self.found);
        self.saved = self.saved.saturating_add(passed).min(SAVED_LOOKS * LOOK_COSTS_NS);
        self.found = self.found.max(instant);
        self.told = self.told.max(instant);
    }

    /// Goes on a little.
    pub fn guess(&mut self) -> u64 {
        let furthest = self.found.saturating_add(FURTHEST_GUESS_NS);
        self.told = self.told.max(self.told.saturating_add(GUESS_NS).min(furthest));
        self.told
    }

    /// Another number for each instance that answers, as far as can be told.
    pub fn instance(&self) -> u64 {
        self.behind
    }

    /// The latest that was found or told.
    pub fn known(&self) -> u64 {
        self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u64 = 5_000_000_000;
    const MS: u64 = 1_000_000;

    /// A ration of which nothing is left.
    fn spent() -> Ration {
        let mut ration = Ration::new(START);
        (0..SAVED_LOOKS).for_each(|_| assert_eq!(ration.found(START), START));
        assert!(!ration.permits_a_look());
        ration
    }

    #[test]
    fn what_is_asked_rarely_is_found() {
        let mut ration = Ration::new(START);
        for n in 1..1_000 {
            assert!(ration.permits_a_look());
            assert_eq!(ration.found(START + n * 10 * MS), START + n * 10 * MS);
        }
    }

    #[test]
    fn there_are_a_hundred_looks_a_second_and_those_that_were_saved() {
        let mut ration = Ration::new(START);
        let mut looks = 0;
        // A program asks every 10 us for a second, and the run itself looks every 10 ms.
        for n in 1..=100_000_u64 {
            if ration.permits_a_look() || n % 1_000 == 0 {
                ration.found(START + n * 10_000);
                looks += 1;
            } else {
                ration.guess();
            }
        }
        assert!((100..=100 + SAVED_LOOKS).contains(&looks), "{looks}");
    }

    #[test]
    fn guesses_go_on_but_not_for_ever() {
        let mut ration = spent();
        assert_eq!([(); 3].map(|()| ration.guess()), [START + 100, START + 200, START + 300]);
        (0..1_000_000).for_each(|_| _ = ration.guess());
        assert_eq!(ration.guess(), START + FURTHEST_GUESS_NS);
    }

    #[test]
    fn a_look_that_is_behind_a_guess_holds_still() {
        let mut ration = spent();
        (0..50_000).for_each(|_| _ = ration.guess());
        ration.found(START + MS);
        assert_eq!(ration.known(), START + 5 * MS);
        assert_eq!(ration.found(START + 6 * MS), START + 6 * MS);
        assert_eq!(ration.known(), START + 6 * MS);
    }

    #[test]
    fn waiting_pays_for_looks() {
        let mut ration = spent();
        ration.reached(START + 9 * MS);
        assert!(!ration.permits_a_look());
        ration.reached(START + 10 * MS);
        assert!(ration.permits_a_look());
        assert_eq!(ration.known(), START + 10 * MS);
    }

    #[test]
    fn a_clock_that_begins_anew_goes_on_where_the_last_one_ended() {
        let mut ration = Ration::new(START);
        assert_eq!(ration.found(START + MS), START + MS);
        let instance = ration.instance();
        assert_eq!(ration.found(7), START + MS);
        assert_ne!(ration.instance(), instance);
        assert_eq!(ration.found(7 + 2 * MS), START + 3 * MS);
    }
}
