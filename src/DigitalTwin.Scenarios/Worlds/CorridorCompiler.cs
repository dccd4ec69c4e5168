using System.Collections.Immutable;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles lines that countries can widen.</summary>
internal static class CorridorCompiler
{
    /// <summary>The lines that begin in a country and that it can widen, by identifier.</summary>
    public static ImmutableArray<CorridorSpec> Of(ScenarioContent content, string country) =>
    [
        .. from row in content.Rows("corridor_options")
           let line = content.Tables.Follow("corridor_options", row, "line")!
           where content.Tables.Follow("lines", line, "from")!.Text("country") == country
           select Corridor(row, line),
    ];

    private static CorridorSpec Corridor(ScenarioRow row, ScenarioRow line) => new()
    {
        Line = line.Key,
        UsableShare = line.Number("usable_share"),
        CostUsdPerMwYear = BuildOptionCompiler.CostUsdPerMwYear(row),
        LeadHours = BuildOptionCompiler.Hours(row, "lead_months"),
        InstallHours = BuildOptionCompiler.Hours(row, "install_months"),
        BlockMw = row.Number("block_mw"),
        MostMwPerYear = row.Number("most_mw_year"),
        Goods = BuildOptionCompiler.GoodsOf(row),
    };
}
