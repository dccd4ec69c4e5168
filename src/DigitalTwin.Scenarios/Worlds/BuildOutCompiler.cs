using System.Collections.Immutable;
using DigitalTwin.Model.Chips;
using DigitalTwin.Model.Connections;
using DigitalTwin.Model.Datacenters;
using DigitalTwin.Model.Equipment;
using DigitalTwin.Model.Investment;
using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Compiles what limits the building of compute: permits, export controls, the equipment suppliers, money, growth of
/// demand.</summary>
internal sealed class BuildOutCompiler(ScenarioContent content)
{
    private const double UsdPerBillion = 1e9;
    private const int MiddleOfYear = 7;
    private readonly Calendar _calendar = content.Calendar!;

    /// <summary>Export controls by identifier.</summary>
    public ImmutableArray<ExportRule> ExportControls() => [.. content.Rows("export_controls").Select(row => new ExportRule(
        row.Text("export_class"), row.Text("destination"), Tick(row, "start"), Tick(row, "end")))];

    /// <summary>Goods of which the world makes only so much, by identifier.</summary>
    public ImmutableArray<SupplySpec> Supplies()
    {
        SortedDictionary<string, List<ScenarioRow>> rates = content.By("supply_mw", "supply");
        return [.. content.Rows("supplies").Select(row =>
            new SupplySpec(row.Key, row.Text("home_zone"), Paths.Of(rates, row.Key, "mw_year", _calendar, 0))
            {
                LeadHours = Math.Max(1, (int)Math.Round(row.Number("lead_months") * Calendar.HoursPerMonth)),
            })];
    }

    /// <summary>Operators by identifier.</summary>
    public ImmutableArray<OperatorSpec> Operators()
    {
        SortedDictionary<string, List<ScenarioRow>> capital = content.By("operator_capital", "operator");
        return [.. content.Rows("operators").Select(row => new OperatorSpec(row.Key, row.Text("name"), row.Text("home_zone"))
        {
            CapitalUsdPerYear = capital.TryGetValue(row.Key, out List<ScenarioRow>? rates)
                ? Paths.Of(rates, "usd_bn", _calendar).Times(UsdPerBillion)
                : null,
            Strategy = SitePlanCompiler.StrategyOf(row.Text("strategy")),
            CollateralShare = row.Number("collateral_share"),
            CostOfCapital = row.Number("cost_of_capital"),
            BurnUsdPerYear = row.Number("burn_usd_bn") * UsdPerBillion,
            SiteUsdPerMw = row.Number("site_usd_mw"),
        })];
    }

    /// <summary>The rules for permits of a zone, by identifier.</summary>
    public ImmutableArray<PermitRule> Permits(string zone) => [.. content.Rows("permits")
        .Where(row => row.Text("zone") == zone)
        .Select(row => new PermitRule(
            Tick(row, "start"), Tick(row, "end"), row.Number("threshold_mw"), row.Number("quota_mw_year")))];

    /// <summary>Requests of a zone behind which nobody will build; those that would have withdrawn before the run are left out.</summary>
    public ImmutableArray<SpeculativeRequest> Speculations(string zone) => SpeculativeRequest.InOrder(content.Rows("speculative_requests")
        .Where(row => row.Text("zone") == zone && row.Number("mw") > 0)
        .Select(row => new SpeculativeRequest(
            Tick(row, "date"), row.Number("mw"), row.Number("block_mw"), SitePlanCompiler.StepsOf(content, zone, row.Text("track"))))
        .Where(filed => filed.Tick + filed.Asked.Steps.HoursBeforeMark > 0));

    /// <summary>
    /// Base demand of a country over that of the run's first year: the growth of each later year, from the middle of a year to the
    /// middle of the next.
    /// </summary>
    public DatedPath GrowthOf(string country)
    {
        int firstYear = _calendar.StartUtc.Year;
        double factor = 1;
        var points = ImmutableArray.CreateBuilder<DatedValue>();
        points.Add(new DatedValue(TickOf(firstYear), factor));
        IEnumerable<ScenarioRow> years = content.Rows("demand_growth")
            .Where(row => row.Text("country") == country && row.Number("year") > firstYear)
            .OrderBy(row => row.Number("year"));
        foreach (ScenarioRow row in years)
        {
            factor *= 1 + row.Number("growth_pct") / 100;
            points.Add(new DatedValue(TickOf((int)row.Number("year")), factor));
        }

        return new DatedPath(points.ToImmutable());
    }

    /// <summary>How fast the algorithms of a country become better, by day.</summary>
    public ImmutableArray<AlgorithmGain> AlgorithmGains(string country) => [.. content.Rows("algorithm_gains")
        .Where(row => row.Text("country") == country)
        .OrderBy(row => row.Number("date"))
        .Select(row => new AlgorithmGain(Tick(row, "date"), row.Number("factor_year")))];

    private long Tick(ScenarioRow row, string column) => _calendar.TickAtOrAfter(row.Date(column));

    private long TickOf(int year) => _calendar.TickAtOrAfter(new DateTime(year, MiddleOfYear, 1, 0, 0, 0, DateTimeKind.Utc));
}
