using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>What limits the building of compute: campuses find their connection, rules name what exists, goods have a rate.</summary>
internal static class BuildOutCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        CheckCampuses(content, log);
        CheckGround(content, log);
        CheckSpeculations(content, log);
        CheckRules(content, log);
        CheckSupplies(content, log);
        CheckFeeds(content, log);
    }

    private static void CheckCampuses(ScenarioContent content, FindingLog log)
    {
        if (content.Connections.Damaged)
            return;
        foreach (DatacenterRow campus in content.Datacenters.Where(
            row => row.FirstMarkCell.Has && row.TrackCell.Has && row.KindCell.Has && row.ZoneCell.Has))
        {
            if (campus.Kind != "campus")
                log.Error("mark-without-campus", campus.FirstMarkCell,
                    $"{campus.Key} is no campus: existing datacenters have their power already.", "Empty the cell.");
            else if (content.Connections.Find(campus.Zone, campus.Track) is null)
                log.Error("campus-without-connection", campus.FirstMarkCell,
                    $"{campus.Key} has a first mark, but connections has no row for {campus.Zone} and {campus.Track}.",
                    "Add the row to connections, or empty first_mark: datacenter_mw is then the power that the campus has.");
            else if (campus.AcceleratorCell.IsMissing)
                log.Error("plan-without-family", campus.FirstMarkCell,
                    $"{campus.Key} has a first mark and no accelerator family to fill its halls with.", "Fill in accelerator.");
        }
    }

    private static void CheckGround(ScenarioContent content, FindingLog log)
    {
        foreach (ConnectionRow steps in content.Connections.Where(row => row.GroundMonthsCell.Has && row.BuildMonthsCell.Has))
        {
            if (steps.GroundMonths > steps.BuildMonths)
                log.Error("ground-after-network", steps.GroundMonthsCell,
                    $"Ground is broken {steps.GroundMonthsCell.Text} months after the agreement, and the network takes "
                        + $"{steps.BuildMonthsCell.Text}: it would be there before the first mark.",
                    "Write at most build_months.");
        }
    }

    private static void CheckSpeculations(ScenarioContent content, FindingLog log)
    {
        if (content.Connections.Damaged)
            return;
        foreach (SpeculativeRequestRow filed in content.SpeculativeRequests.Where(row => row.ZoneCell.Has && row.TrackCell.Has))
        {
            if (content.Connections.Find(filed.Zone, filed.Track) is null)
                log.Error("request-without-connection", filed.ZoneCell,
                    $"connections has no row for {filed.Zone} and {filed.Track}: how long is a study there?",
                    "Add the row to connections, or name another track.");
        }
    }

    private static void CheckRules(ScenarioContent content, FindingLog log)
    {
        foreach (PermitRow rule in content.Permits)
            CheckDays(rule, rule.StartCell, rule.EndCell, log);
        foreach (ExportControlRow rule in content.ExportControls)
            CheckDays(rule, rule.StartCell, rule.EndCell, log);
        SortedSet<string> classes = [.. content.Accelerators.Where(row => row.ExportClassCell.Has).Select(row => row.ExportClassCell.Text)];
        SortedSet<string> countries = [.. content.Zones.Where(row => row.CountryCell.Has).Select(row => row.Country)];
        foreach (ExportControlRow rule in content.ExportControls.Where(row => row.ExportClassCell.Has && row.DestinationCell.Has))
        {
            if (!content.Accelerators.Damaged && !classes.Contains(rule.ExportClass))
                log.Error("unknown-class", rule.ExportClassCell,
                    $"No accelerator is of the class {rule.ExportClass}.", $"Known: {string.Join(", ", classes)}.");
            CheckCountry(content, countries, rule.DestinationCell, log);
        }

        IEnumerable<RowCell> named = content.DemandGrowth.Select(row => row.CountryCell)
            .Concat(content.AlgorithmGains.Select(row => row.CountryCell))
            .Concat(content.SelfSufficiency.Select(row => row.CountryCell));
        foreach (RowCell cell in named.Where(cell => cell.Has))
            CheckCountry(content, countries, cell, log);
    }

    private static void CheckDays(TypedRow rule, RowCell start, RowCell end, FindingLog log)
    {
        if (start.Has && end.Has && end.Number <= start.Number)
            log.Error("rule-without-days", end, $"The rule {rule.Key} ends on {end.Text}, before it holds.",
                "Write a day after start, or empty the cell.");
    }

    private static void CheckCountry(ScenarioContent content, SortedSet<string> countries, RowCell country, FindingLog log)
    {
        if (!content.Zones.Damaged && !countries.Contains(country.Text))
            log.Error("unknown-country", country, $"No zone is in {country.Text}.", $"Known: {string.Join(", ", countries.Take(20))}.");
    }

    private static void CheckSupplies(ScenarioContent content, FindingLog log)
    {
        if (content.SupplyMw.Damaged)
            return;
        SortedSet<string> ordered = new(StringComparer.Ordinal) { SupplySpec.GasTurbine };
        IEnumerable<RowCell> goods = content.BuildOptions.Concat<IOptionRow>(content.CorridorOptions)
            .SelectMany(option => new[] { option.EquipmentCell, option.TransformerCell })
            .Concat(content.Connections.Select(steps => steps.TransformerCell))
            .Concat(content.SitePlants.Select(plant => plant.SupplyCell))
            .Concat(content.Datacenters.Select(site => site.OnSiteSupplyCell));
        ordered.UnionWith(goods.Where(good => good.Has).Select(good => good.Text));
        foreach (ConnectionRow steps in content.Connections.By(row => row.TransformerCell)[SupplySpec.GasTurbine])
            log.Error("good-twice", steps.TransformerCell,
                $"{SupplySpec.GasTurbine} is what sites with turbines of their own order for themselves.",
                "Name another good, or empty the cell.");
        foreach (SupplyRow supply in content.Supplies.Where(row => !ordered.Contains(row.Key)))
            log.Warn("good-nobody-orders", supply, supply.IdCell, $"Nobody orders {supply.Key}: the row has no effect.",
                $"Sites with turbines of their own order {SupplySpec.GasTurbine}; name others in build_options, corridor_options, "
                    + "connections or on_site_supply.");
        ILookup<string, SupplyMwRow> rates = content.SupplyMw.By(row => row.SupplyCell);
        foreach (SupplyRow supply in content.Supplies.Where(row => !rates.Contains(row.Key)))
            log.Error("missing-dated-rows", supply, supply.IdCell, $"{supply.Key} has no row in supply_mw.",
                "Add one, such as the rate when the run begins.");
    }

    private static void CheckFeeds(ScenarioContent content, FindingLog log)
    {
        foreach (FabRow fab in content.Fabs.Where(row => row.FeedsCell.Has && row.ClassCell.Has))
        {
            if (content.Fabs.Find(fab.FeedsCell) is { } fed && fed.ClassCell.Has && fed.Class != "packaging")
                log.Error("feeds-no-packaging", fab.FeedsCell, $"{fab.Key} feeds {fed.Key}, a {fed.Class} fab.", "Name a packaging fab.");
            else if (fab.Class == "packaging")
                log.Error("packaging-feeds", fab.FeedsCell, $"{fab.Key} is a packaging fab and sells what it makes.", "Empty the cell.");
            else if (fab.Class == "memory" && fab.GrossStacksPerWaferCell.Has && fab.GrossStacksPerWafer <= 0)
                log.Error("fab-makes-nothing", fab.GrossStacksPerWaferCell,
                    $"{fab.Key} feeds {fab.FeedsCell.Text}, but makes no stack from a wafer.", "Fill in how many fit on a wafer.");
            else if (content.Accelerators.Find(fab.AcceleratorCell) is { } family && family.PackagesPerWafer <= 0)
                log.Error("family-without-package", fab.AcceleratorCell,
                    $"{fab.Key} hands dies of {family.Key} to packaging, but {family.Key} has no packages_per_wafer.",
                    "Fill it in in accelerators.");
            else if (fab.Class == "logic" && fab.AcceleratorCell.IsMissing)
                log.Error("fab-makes-nothing", fab.FeedsCell, $"{fab.Key} feeds {fab.FeedsCell.Text}, but makes no family.",
                    "Fill in accelerator, or empty feeds.");
        }
    }
}

/// <summary>Compiles what limits the building of compute: permits, export controls, the world's makers, money, growth of demand.</summary>
internal sealed class BuildOutCompiler(ScenarioContent content)
{
    private const double UsdPerBillion = 1e9;
    private const int MiddleOfYear = 7;
    private readonly Calendar _calendar = content.Calendar!;

    /// <summary>Export controls by identifier.</summary>
    public ImmutableArray<ExportRule> ExportControls() => [.. content.ExportControls.Select(row => new ExportRule(
        row.ExportClass, row.Destination, Tick(row.Start), Tick(row.End)))];

    /// <summary>Goods of which the world makes only so much, by identifier.</summary>
    public ImmutableArray<SupplySpec> Supplies()
    {
        ILookup<string, SupplyMwRow> rates = content.SupplyMw.By(row => row.SupplyCell);
        return [.. content.Supplies.Select(row =>
            new SupplySpec(row.Key, row.HomeZone, Paths.Of(rates[row.Key], rate => rate.MwYear, _calendar, 0))
            {
                LeadHours = Math.Max(1, (int)Math.Round(row.LeadMonths * Calendar.HoursPerMonth)),
            })];
    }

    /// <summary>Operators by identifier.</summary>
    public ImmutableArray<OperatorSpec> Operators()
    {
        ILookup<string, OperatorCapitalRow> capital = content.OperatorCapital.By(row => row.OperatorCell);
        var campuses = new CampusOptionCompiler(content);
        return [.. content.Operators.Select(row => new OperatorSpec(row.Key, row.Name, row.HomeZone)
        {
            CapitalUsdPerYear = capital.Contains(row.Key)
                ? Paths.Of(capital[row.Key], point => point.UsdBn, _calendar).Times(UsdPerBillion)
                : null,
            Strategy = row.StrategyCell.As<OperatorStrategy>(),
            CollateralShare = row.CollateralShare,
            CostOfCapital = row.CostOfCapital,
            BurnUsdPerYear = row.BurnUsdBn * UsdPerBillion,
            SiteUsdPerMw = row.SiteUsdMw,
            CampusOptions = campuses.OptionsOf(row.Key),
            AnnouncedItMw = campuses.AnnouncedItMw(row.Key),
        })];
    }

    /// <summary>The rules for permits of a zone, by identifier.</summary>
    public ImmutableArray<PermitRule> Permits(string zone) => [.. content.Permits
        .Where(row => row.Zone == zone)
        .Select(row => new PermitRule(Tick(row.Start), Tick(row.End), row.ThresholdMw, row.QuotaMwYear))];

    /// <summary>Requests of a zone behind which nobody will build; those that would have withdrawn before the run are left out.</summary>
    public ImmutableArray<SpeculativeRequest> Speculations(string zone) => SpeculativeRequest.InOrder(content.SpeculativeRequests
        .Where(row => row.Zone == zone && row.Mw > 0)
        .Select(row => new SpeculativeRequest(
            Tick(row.Date), row.Mw, row.BlockMw, SitePlanCompiler.StepsOf(content, zone, row.Track)))
        .Where(filed => filed.Tick + filed.Asked.Steps.HoursBeforeMark > 0));

    /// <summary>
    /// Ordinary load of a country over that of the run's first year: the growth of each later year, from the middle of a year to the
    /// middle of the next.
    /// </summary>
    public DatedPath GrowthOf(string country)
    {
        int firstYear = _calendar.StartUtc.Year;
        double factor = 1;
        var points = ImmutableArray.CreateBuilder<DatedValue>();
        points.Add(new DatedValue(TickOf(firstYear), factor));
        IEnumerable<DemandGrowthRow> years = content.DemandGrowth
            .Where(row => row.Country == country && row.Year > firstYear)
            .OrderBy(row => row.Year);
        foreach (DemandGrowthRow row in years)
        {
            factor *= 1 + row.GrowthPct / 100;
            points.Add(new DatedValue(TickOf(row.Year), factor));
        }

        return new DatedPath(points.ToImmutable());
    }

    /// <summary>How fast the algorithms of a country become better, by day.</summary>
    public ImmutableArray<AlgorithmGain> AlgorithmGains(string country) => [.. content.AlgorithmGains
        .Where(row => row.Country == country)
        .OrderBy(row => row.Date)
        .Select(row => new AlgorithmGain(Tick(row.Date), row.FactorYear))];

    private long Tick(DateTime day) => _calendar.TickAtOrAfter(day);

    private long TickOf(int year) => _calendar.TickAtOrAfter(new DateTime(year, MiddleOfYear, 1, 0, 0, 0, DateTimeKind.Utc));
}
