using System.Collections.Immutable;
using DigitalTwin.Model.Power;
using DigitalTwin.Model.Zones;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles what countries can build.</summary>
internal static class BuildOptionCompiler
{
    private const double KwPerMw = 1000;
    private static readonly string[] GoodColumns = ["equipment", "transformer"];

    /// <summary>The zones with what can be built in each, by identifier of the fleet that it is like.</summary>
    public static ImmutableArray<ZoneSpec> WithOptions(
        ScenarioContent content, ImmutableArray<ZoneSpec> zones, ImmutableArray<FleetSpec> fleets)
    {
        SortedDictionary<string, List<ScenarioRow>> targets = content.By("self_sufficiency", "country");
        BuildOptionSpec[] options = [.. content.Rows("build_options").Select(row => Option(row, fleets))];
        return options.Length == 0
            ? zones
            : [.. zones.Select(zone => With(zone, [.. options.Where(option => option.Like.Zone == zone.Id)]))];
        ZoneSpec With(ZoneSpec zone, ImmutableArray<BuildOptionSpec> there) => zone with
        {
            BuildOptions = there,
            SelfSufficiency = !there.IsEmpty && targets.TryGetValue(zone.Country, out List<ScenarioRow>? shares)
                ? Paths.Of(shares, "share", content.Calendar!)
                : null,
        };
    }

    /// <summary>What a MW costs a year: capital paid back in equal parts with interest, and fixed operation; USD.</summary>
    public static double CostUsdPerMwYear(double capexUsdPerKw, double fixedUsdPerKwYear, int years, double interest)
    {
        double grown = 1;
        for (int year = 0; year < years; year++)
            grown *= 1 + interest;
        double annuity = interest > 0 ? interest * grown / (grown - 1) : 1.0 / years;
        return (capexUsdPerKw * annuity + fixedUsdPerKwYear) * KwPerMw;
    }

    private static BuildOptionSpec Option(ScenarioRow row, ImmutableArray<FleetSpec> fleets) => new()
    {
        Like = fleets.First(fleet => fleet.Id == row.Text("fleet")),
        CostUsdPerMwYear = CostUsdPerMwYear(row),
        FirmShare = row.Number("firm_share"),
        LeadHours = Hours(row, "lead_months"),
        InstallHours = Hours(row, "install_months"),
        BlockMw = row.Number("block_mw"),
        MostMwPerYear = row.Number("most_mw_year"),
        Goods = GoodsOf(row),
    };

    /// <summary>What a MW of a row costs a year, USD.</summary>
    public static double CostUsdPerMwYear(ScenarioRow row) => CostUsdPerMwYear(
        row.Number("capex_usd_kw"),
        row.Number("fixed_usd_kw_year"),
        (int)row.Number("lifetime_years"),
        row.Number("cost_of_capital"));

    /// <summary>Goods of the equipment suppliers that a row orders.</summary>
    public static ImmutableArray<string> GoodsOf(ScenarioRow row) => [.. GoodColumns.Where(row.Has).Select(row.Text)];

    /// <summary>Months of a column in hours.</summary>
    public static int Hours(ScenarioRow row, string column) => (int)Math.Round(row.Number(column) * Calendar.HoursPerMonth);
}
