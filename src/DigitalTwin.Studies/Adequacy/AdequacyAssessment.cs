namespace DigitalTwin.Studies.Adequacy;

/// <summary>A mean over draws and how well it is known.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardError">Standard error: sample deviation over the square root of the number of draws.</param>
public readonly record struct Estimate(double Mean, double StandardError)
{
    internal static Estimate Of(IReadOnlyList<double> draws)
    {
        double sum = 0, squares = 0;
        foreach (double draw in draws)
            sum += draw;
        double mean = sum / draws.Count;
        foreach (double draw in draws)
            squares += (draw - mean) * (draw - mean);
        return new Estimate(mean, draws.Count > 1 ? Math.Sqrt(squares / (draws.Count - 1) / draws.Count) : double.NaN);
    }
}

/// <summary>How adequate a group of areas is over the hours that were looked at; terms as in NERC's probabilistic assessments.</summary>
/// <param name="Name">The group.</param>
/// <param name="LoleDays">Loss of load expectation: days with firm load not served.</param>
/// <param name="LolhHours">Loss of load hours.</param>
/// <param name="EueMwh">Expected unserved energy of firm load, MWh.</param>
/// <param name="NeuePpm">The same over the energy asked for, parts per million.</param>
/// <param name="CvarMwh">Mean unserved energy of the worst twentieth of the draws, MWh.</param>
/// <param name="FlexibleMwh">Expected energy of flexible loads that is let go, MWh.</param>
/// <param name="MissingFirmMw">
/// Firm capacity in the group that would bring the days down to the target, MW; 0 where they are below it. Help from neighbours is taken as
/// it came in the draws.
/// </param>
public sealed record AreaAdequacy(
    string Name, Estimate LoleDays, Estimate LolhHours, Estimate EueMwh, double NeuePpm, double CvarMwh, double FlexibleMwh,
    double MissingFirmMw);

/// <summary>Plays many draws of outages and weather years, on all cores; the same figures on any number of them.</summary>
public static class AdequacyAssessment
{
    /// <summary>Days a year with firm load not served that planners of North America aim at.</summary>
    public const double UsualTargetDays = 0.1;

    private const double WorstShare = 0.05;

    /// <summary>Assesses a system under one weather year or several, which get the draws in turn.</summary>
    /// <param name="years">The system under each weather year, all with the same areas and groups; at least one.</param>
    /// <param name="draws">Draws, at least 1.</param>
    /// <param name="seed">Seed: draw i is the same whatever their number.</param>
    /// <param name="threads">Threads, at least 1.</param>
    /// <param name="targetDays">Days that <see cref="AreaAdequacy.MissingFirmMw"/> aims at.</param>
    /// <param name="file">Takes each draw as it is done, and gives back those of an earlier call; null to keep none.</param>
    /// <param name="done">Called with the number of draws that are done, from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>An entry a group, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the draws that were done are in the file.</exception>
    public static IReadOnlyList<AreaAdequacy> Run(
        IReadOnlyList<AdequacySystem> years, int draws, ulong seed, int threads, double targetDays = UsualTargetDays,
        DrawFile? file = null, Action<int>? done = null, CancellationToken cancellation = default) =>
        Summarise(years, Play(years, draws, seed, threads, file, done, cancellation), targetDays);

    /// <summary>Plays the draws: draw i under weather year i modulo their number.</summary>
    internal static DrawOutcome[] Play(
        IReadOnlyList<AdequacySystem> years, int draws, ulong seed, int threads, DrawFile? file, Action<int>? done,
        CancellationToken cancellation)
    {
        var outcomes = new DrawOutcome[draws];
        int finished = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(
            0, draws, options, () => new AdequacyDraw?[years.Count],
            (draw, _, players) =>
            {
                int year = draw % years.Count;
                outcomes[draw] = file?.Find(draw)
                    ?? (players[year] ??= new AdequacyDraw(years[year])).Play(Hash64.Mix(Hash64.Mix(seed) + (ulong)draw));
                file?.Add(draw, outcomes[draw]);
                done?.Invoke(Interlocked.Increment(ref finished));
                return players;
            },
            _ => { });
        return outcomes;
    }

    /// <summary>The figures of each group over some draws.</summary>
    internal static IReadOnlyList<AreaAdequacy> Summarise(
        IReadOnlyList<AdequacySystem> years, DrawOutcome[] outcomes, double targetDays) =>
        [.. Enumerable.Range(0, years[0].Groups.Length).Select(group => Summarise(years, group, outcomes, targetDays))];

    private static AreaAdequacy Summarise(IReadOnlyList<AdequacySystem> years, int group, DrawOutcome[] outcomes, double targetDays)
    {
        double demandMwh = 0;
        foreach (AdequacySystem year in years)
        {
            foreach (int part in year.Groups[group].Areas)
                demandMwh += year.DemandMwh[part] / years.Count;
        }

        double[] unserved = [.. outcomes.Select(outcome => outcome.UnservedMwh[group])];
        var eue = Estimate.Of(unserved);
        double[] falling = [.. unserved.OrderDescending()];
        int worst = Math.Max(1, (int)Math.Ceiling(WorstShare * falling.Length));
        double cvar = 0;
        foreach (double mwh in falling.AsSpan(0, worst))
            cvar += mwh;
        return new AreaAdequacy(
            years[0].Groups[group].Name, Estimate.Of([.. outcomes.Select(outcome => (double)outcome.ShortDays[group])]),
            Estimate.Of([.. outcomes.Select(outcome => (double)outcome.ShortHours[group])]), eue,
            demandMwh > 0 ? eue.Mean / demandMwh * 1e6 : 0, cvar / worst,
            Estimate.Of([.. outcomes.Select(outcome => outcome.FlexibleMwh[group])]).Mean, Missing(group, outcomes, targetDays));
    }

    /// <summary>Covered by so much, as many short days are left over all draws as the target allows.</summary>
    private static double Missing(int group, DrawOutcome[] outcomes, double targetDays)
    {
        double[] falling = [.. outcomes.SelectMany(outcome => outcome.DailyWorstMw[group]).OrderDescending()];
        int allowed = (int)Math.Floor(targetDays * outcomes.Length);
        return falling.Length > allowed ? falling[allowed] : 0;
    }
}
