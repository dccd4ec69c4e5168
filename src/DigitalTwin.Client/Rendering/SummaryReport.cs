using DigitalTwin.Results.Compute;

namespace DigitalTwin.Client.Rendering;

/// <summary>A run's summary for people: what it was, its largest zones, what generated, which lines were full, what was asserted.</summary>
internal static class SummaryReport
{
    private const int LargestZones = 10;
    private const int FullestLines = 8;
    private const int MostMissing = 8;

    public static void Write(RunSummary summary, IAnsiConsole console)
    {
        DateTime end = summary.StartUtc.AddHours(summary.Ticks);
        console.MarkupLineInterpolated(
            $"[bold]{summary.Scenario}[/], seed {summary.Seed}: {Figures.Instant(summary.StartUtc)} to {Figures.Instant(end)} UTC");
        string ticks = $"{Figures.Of(summary.Ticks)} ticks in {Figures.Of(summary.WallSeconds, 1)} s";
        console.WriteLine($"{ticks}, {Figures.Of(summary.Entities)} entities, hash {summary.Hash}");
        if (summary.Ticks == 0)
            return;
        Write($"Zones by load ({Math.Min(LargestZones, summary.Zones.Count)} of {summary.Zones.Count})", Zones(summary), console);
        Write("Generation, all zones", Mix(summary), console);
        if (summary.Lines.Any(line => line.CongestedHours > 0))
            Write("Lines most often full", Lines(summary), console);
        if (summary.Countries.Any(country => country.ShortfallByCause.Count > 0))
            Write("Planned compute that is not running, and why", Compute(summary), console);
        console.WriteLine();
        WriteFooting(summary, console);
    }

    private static Table Zones(RunSummary summary)
    {
        Table table = PlainTable.Of("zone").Numbers(
            "TWh", "peak GW", "USD/MWh", "saturated h", "unserved MWh", "curtailed GWh", "export TWh", "Mt CO2");
        foreach (ZoneSummary zone in summary.Zones.OrderByDescending(zone => zone.EnergyTwh).Take(LargestZones))
        {
            table.AddRow(
                Markup.Escape(zone.Id),
                Figures.Energy(zone.EnergyTwh),
                Figures.Of(zone.PeakMw / 1000, 1),
                Figures.Of(zone.MeanPrice, 1),
                Figures.Of(zone.SaturatedHours),
                Figures.Of(zone.UnservedMwh, 0),
                Figures.Of(zone.CurtailedMwh / 1000, 0),
                Figures.Energy(zone.NetExportTwh),
                Figures.Of(zone.Co2Mt, 1));
        }

        return table;
    }

    private static Table Mix(RunSummary summary)
    {
        var byFuel = summary.Zones.SelectMany(zone => zone.ByFuelTwh).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .Select(fuel => (Name: fuel.Key, Twh: fuel.Sum())).Where(fuel => fuel.Twh > 0).OrderByDescending(fuel => fuel.Twh).ToArray();
        double allTwh = byFuel.Sum(fuel => fuel.Twh);
        Table table = PlainTable.Of("fuel").Numbers("TWh", "share %").Words("");
        foreach ((string name, double twh) in byFuel)
            table.AddRow(Markup.Escape(name), Figures.Energy(twh), Figures.Share(twh, allTwh), new string('#', (int)(40 * twh / allTwh)));
        return table;
    }

    private static Table Lines(RunSummary summary)
    {
        Table table = PlainTable.Of("from", "to").Numbers("full h", "share %", "TWh forward", "TWh reverse");
        foreach (LineSummary line in summary.Lines.OrderByDescending(line => line.CongestedHours).Take(FullestLines))
        {
            table.AddRow(
                Markup.Escape(line.From),
                Markup.Escape(line.To),
                Figures.Of(line.CongestedHours),
                Figures.Share(line.CongestedHours, summary.Ticks),
                Figures.Energy(line.TwhForward),
                Figures.Energy(line.TwhReverse));
        }

        return table;
    }

    private static Table Compute(RunSummary summary)
    {
        Table table = PlainTable.Of("country")
            .Numbers("target EFd", "missing %", "GW with power", "GW in queue", "GPUs").Words("mostly waits for");
        foreach (CountrySummary country in summary.Countries
            .OrderByDescending(country => country.TargetExaflopDays - country.DeliveredExaflopDays).Take(MostMissing))
        {
            double missing = country.TargetExaflopDays - country.DeliveredExaflopDays;
            if (!(missing > 0))
                continue;
            table.AddRow(
                Markup.Escape(country.Id),
                Figures.Of(country.TargetExaflopDays, 0),
                Figures.Share(missing, country.TargetExaflopDays),
                Figures.Of(country.EnergisedMw / 1000, 1),
                Figures.Of(country.QueueGw, 1),
                Figures.Of(country.GpusInstalled),
                Markup.Escape(country.ShortfallByCause.MaxBy(pair => pair.Value).Key));
        }

        return table;
    }

    private static void WriteFooting(RunSummary summary, IAnsiConsole console)
    {
        BalanceSummary balances = summary.Balances;
        AssumptionSummary assumptions = summary.Assumptions;
        console.WriteLine($"Conservation checks passed, largest errors: energy {Figures.Residual(balances.EnergyMaxResidualMw)} MW, "
            + $"network {Figures.Residual(balances.NetworkMaxResidualMw)} MW, "
            + $"accelerators {Figures.Of(balances.ChipsMade)} made, {balances.ChipsResidual} lost, "
            + $"datacenters {Figures.Residual(Residual(balances.Datacenters))} MW.");
        console.WriteLine($"Inputs: {Figures.Of(assumptions.Rows)} rows, {Figures.Of(assumptions.Assumed)} of them assumptions.");
    }

    private static double Residual(DatacenterBalance? balance) =>
        balance is null ? 0 : Math.Max(balance.BaselineMaxResidualMw, balance.CampusesMaxResidualMw);

    private static void Write(string heading, Table table, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{heading}[/]");
        console.Write(table);
    }
}
