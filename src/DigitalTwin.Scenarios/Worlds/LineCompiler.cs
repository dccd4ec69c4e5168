using System.Collections.Immutable;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles lines with their dated ratings.</summary>
internal static class LineCompiler
{
    /// <summary>The lines by identifier.</summary>
    public static ImmutableArray<LineSpec> Compile(ScenarioContent content, Calendar calendar)
    {
        SortedDictionary<string, List<ScenarioRow>> dated = content.By("line_mw", "line");
        return [.. content.Rows("lines").Select(row => Line(row, dated.GetValueOrDefault(row.Key) ?? [], calendar))];
    }

    private static LineSpec Line(ScenarioRow row, List<ScenarioRow> dated, Calendar calendar)
    {
        double usable = row.Number("usable_share");
        return new LineSpec
        {
            Id = row.Key,
            From = row.Text("from"),
            To = row.Text("to"),
            ForwardMw = row.Number("forward_mw") * usable,
            ReverseMw = row.Number("reverse_mw") * usable,
            HurdleUsdPerMwh = row.Number("hurdle_usd_mwh"),
            LossShare = row.Number("loss_share"),
            ReactancePu = row.Has("reactance_pu") ? row.Number("reactance_pu") : null,
            Dated =
            [
                .. dated.OrderBy(limit => limit.Number("date")).Select(limit => new DatedLimits(
                    calendar.TickAtOrAfter(limit.Date("date")), limit.Number("forward_mw") * usable, limit.Number("reverse_mw") * usable)),
            ],
        };
    }
}
