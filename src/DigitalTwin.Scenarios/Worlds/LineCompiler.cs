using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Lines: two different ends, a name that tells them, some capacity, no pair twice.</summary>
internal static class LineCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        ILookup<string, LineMwRow> dated = content.LineMw.By(row => row.LineCell);
        ILookup<string, CorridorOptionRow> widened = content.CorridorOptions.By(row => row.LineCell);
        foreach (LineRow line in content.Lines.Where(l => l.FromCell.Has && l.ToCell.Has))
        {
            string from = line.From;
            string to = line.To;
            if (from == to)
            {
                log.Error("line-to-itself", line.ToCell, $"The line {line.Key} begins and ends in {from}.", "Give it two different zones.");
                continue;
            }

            if (line.Key != $"{from}>{to}")
            {
                log.Error("line-name", line.IdCell, $"The line {line.Key} runs from {from} to {to}.",
                    $"Name it {from}>{to}, or fix from and to.");
                continue;
            }

            CheckReactance(content, line, log);
            if (CarriesNothing(line) && !dated.Contains(line.Key) && !widened.Contains(line.Key))
                log.Warn("line-without-capacity", line, line.ForwardMwCell, $"The line {line.Key} can carry nothing.",
                    "Give it MW in one direction, a row in line_mw, or take it away.");
            if (content.Lines.Find($"{to}>{from}") is not null && string.CompareOrdinal(from, to) < 0)
                log.Warn("line-twice", line, line.IdCell, $"The pair {from} and {to} has a line in each direction.",
                    "Write one line with forward_mw and reverse_mw, unless they are two lines.");
        }
    }

    // The voltage law holds inside a synchronous area only.
    private static void CheckReactance(ScenarioContent content, LineRow line, FindingLog log)
    {
        if (!line.ReactancePuCell.Has)
            return;
        if (line.LossShareCell.Has && line.LossShare > 0)
            log.Error("reactance-with-loss", line.LossShareCell,
                $"The line {line.Key} has a reactance and a loss: a flow that follows Kirchhoff's law is computed without losses.",
                "Write 0 into loss_share, or empty reactance_pu.");
        string from = content.Zones.Find(line.FromCell)!.SyncArea;
        string to = content.Zones.Find(line.ToCell)!.SyncArea;
        if (from != to)
            log.Error("reactance-across-areas", line.ReactancePuCell,
                $"The line {line.Key} has a reactance, but links the synchronous areas {from} and {to}.",
                "Empty the cell: the flow between areas is controlled.");
    }

    private static bool CarriesNothing(LineRow line) =>
        line.ForwardMwCell.Has && line.ReverseMwCell.Has && line.UsableShareCell.Has
        && (line.ForwardMw + line.ReverseMw) * line.UsableShare <= 0;
}

/// <summary>Compiles lines with their dated ratings.</summary>
internal static class LineCompiler
{
    /// <summary>The lines by identifier.</summary>
    public static ImmutableArray<LineSpec> Compile(ScenarioContent content, Calendar calendar)
    {
        ILookup<string, LineMwRow> dated = content.LineMw.By(row => row.LineCell);
        return [.. content.Lines.Select(row => Line(row, dated[row.Key], calendar))];
    }

    private static LineSpec Line(LineRow row, IEnumerable<LineMwRow> dated, Calendar calendar)
    {
        double usable = row.UsableShare;
        return new LineSpec
        {
            Id = row.Key,
            From = row.From,
            To = row.To,
            ForwardMw = row.ForwardMw * usable,
            ReverseMw = row.ReverseMw * usable,
            HurdleUsdPerMwh = row.HurdleUsdMwh,
            LossShare = row.LossShare,
            ReactancePu = row.ReactancePu,
            Dated =
            [
                .. dated.OrderBy(limit => limit.Date).Select(limit => new DatedLimits(
                    calendar.TickAtOrAfter(limit.Date), limit.ForwardMw * usable, limit.ReverseMw * usable)),
            ],
        };
    }
}
