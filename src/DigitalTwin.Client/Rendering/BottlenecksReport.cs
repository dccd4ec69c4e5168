namespace DigitalTwin.Client.Rendering;

/// <summary>What holds the compute of regions back, for people: a table, and for some regions a paragraph.</summary>
internal static class BottlenecksReport
{
    private const int MostCauses = 3;

    public static void Write(IReadOnlyList<BottleneckResult> results, IAnsiConsole console)
    {
        Table table = PlainTable.Of("region").Numbers("target EFd", "missing EFd")
            .Words("attributed to (% of missing)", "compute gained if removed (% of missing)").Numbers("joint %");
        foreach (BottleneckResult result in results)
        {
            table.AddRow(
                Markup.Escape(result.Region),
                Figures.Of(result.TargetExaflopDays, 0),
                Figures.Of(result.MissingExaflopDays, 0),
                Markup.Escape(Largest(result.ByCause, result.MissingExaflopDays)),
                Markup.Escape(Largest(result.ReliefByGate, result.MissingExaflopDays)),
                Figures.Share(result.Joint, result.MissingExaflopDays));
        }

        console.Write(table);
        console.WriteLine("EFd: 8-bit exaflop-days. Joint: what is gained only by removing several bottlenecks together.");
    }

    /// <summary>What binds a region, with the figures that decide it.</summary>
    public static string InWords(BottleneckResult result)
    {
        if (!(result.MissingExaflopDays > 0))
            return $"{result.Region}: nothing was missing. {FiguresOf(result.Figures)}";
        string missing = Figures.Share(result.MissingExaflopDays, result.TargetExaflopDays);
        string binds = result.Binding.Length > 0
            ? $"{result.Binding} binds: removing it alone gains "
                + $"{Figures.Share(result.ReliefByGate[result.Binding], result.MissingExaflopDays)} % of that"
            : "no single bottleneck binds: removing one alone gains less than 1 % of that";
        return $"{result.Region}: {missing} % of {Figures.Of(result.TargetExaflopDays, 0)} EFd was missing; {binds}, "
            + $"and {Figures.Share(result.Joint, result.MissingExaflopDays)} % is joint. "
            + $"Attributed: {Largest(result.ByCause, result.MissingExaflopDays)}. "
            + $"Gained if removed: {Largest(result.ReliefByGate, result.MissingExaflopDays)}. {FiguresOf(result.Figures)}";
    }

    private static string FiguresOf(BottleneckFigures at)
    {
        string halls = string.Join(", ", at.MwByStage.Where(pair => pair.Value >= 0.5 && pair.Key != "energised")
            .OrderByDescending(pair => pair.Value).Take(MostCauses).Select(pair => $"{Figures.Of(pair.Value, 0)} MW {pair.Key}"));
        string chips = string.Join(", ", at.ChipsByStage.Where(pair => pair.Key != "arrived")
            .OrderByDescending(pair => pair.Value).Take(MostCauses).Select(pair => $"{Figures.Of(pair.Value)} {pair.Key}"));
        return $"At the end {Figures.Of(at.EnergisedMw, 0)} MW have power; plans: {Figures.Of(at.PlanMw, 0)} MW, "
            + $"{Figures.Of(at.QueueMw, 0)} MW are in the queue"
            + (at.MedianMonths is double months ? $" (median {Figures.Of(months, 0)} months to power)" : "")
            + $"; {Figures.Of(at.GpusInstalled)} of {Figures.Of(at.GpusWanted)} accelerators run, "
            + $"{Figures.Of(at.GpusWaiting)} wait for power."
            + (halls.Length > 0 ? $" Halls that wait: {halls}." : "")
            + (chips.Length > 0 ? $" Chips that wait: {chips}." : "");
    }

    private static string Largest(IReadOnlyDictionary<string, double> figures, double missing)
    {
        string largest = string.Join(
            ", ",
            figures.Where(pair => pair.Value > 0.005 * missing).OrderByDescending(pair => pair.Value).Take(MostCauses)
                .Select(pair => $"{pair.Key} {Figures.Share(pair.Value, missing)} %"));
        return largest.Length > 0 ? largest : "nothing";
    }
}
