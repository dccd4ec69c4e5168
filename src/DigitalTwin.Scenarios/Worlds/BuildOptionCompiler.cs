using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>
/// What countries can build: plants and lines that one can decide on, in blocks that fit into a year, of goods that differ.
/// </summary>
internal static class BuildOptionCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        foreach (BuildOptionRow option in content.BuildOptions)
        {
            if (content.Fleets.Find(option.FleetCell) is { } fleet
                && content.Technologies.Find(fleet.TechnologyCell) is { } technology
                && technology.KindCell.Has && technology.Kind is not ("thermal" or "variable"))
                log.Error("option-of-kind", option.FleetCell,
                    $"{fleet.Key} is of the kind {technology.Kind}, for which there is no rule of decision.",
                    "Name a thermal or variable fleet; write the capacity of others into fleet_capacity.");
            CheckTerms(option, log);
        }

        foreach (CorridorOptionRow option in content.CorridorOptions)
        {
            if (content.Lines.Find(option.LineCell) is { } line && line.ReactancePuCell.Has)
                log.Error("corridor-with-reactance", option.LineCell,
                    $"{line.Key} has a reactance: its flow follows Kirchhoff's law, and what prices differ by is not what a MW of it is "
                        + "worth.",
                    "Name a line without a reactance; write the rating of others into line_mw.");
            CheckTerms(option, log);
        }
    }

    private static void CheckTerms(IOptionRow option, FindingLog log)
    {
        if (option.BlockMwCell.Has && option.MostMwYearCell.Has && option.BlockMwCell.Number > option.MostMwYearCell.Number)
            log.Error("option-never-built", option.MostMwYearCell,
                $"A block of {option.BlockMwCell.Text} MW is more than the {option.MostMwYearCell.Text} MW "
                    + "that may be decided in a year.",
                "Make most_mw_year larger, or block_mw smaller.");
        if (option.EquipmentCell.Has && option.TransformerCell.Has && option.EquipmentCell.Text == option.TransformerCell.Text)
            log.Error("good-twice", option.TransformerCell,
                $"{option.TransformerCell.Text} is ordered as equipment already.", "Name another good, or empty the cell.");
    }
}

/// <summary>A target of self-sufficiency has something that can be built for it.</summary>
internal static class SelfSufficiencyCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        if (content.BuildOptions.Damaged || content.Fleets.Damaged || content.Zones.Damaged)
            return;
        SortedSet<string> countries = new(StringComparer.Ordinal), building = new(StringComparer.Ordinal);
        foreach (ZoneRow zone in content.Zones.Where(zone => zone.CountryCell.Has))
            countries.Add(zone.Country);
        foreach (BuildOptionRow option in content.BuildOptions)
        {
            if (content.Fleets.Find(option.FleetCell) is { } fleet
                && content.Zones.Find(fleet.ZoneCell) is { } zone && zone.CountryCell.Has)
                building.Add(zone.Country);
        }

        // A country that nobody knows has its own finding.
        foreach (IGrouping<string, SelfSufficiencyRow> rows in content.SelfSufficiency.By(row => row.CountryCell))
        {
            string country = rows.Key;
            if (countries.Contains(country) && !building.Contains(country))
                log.Error("target-without-options", rows.First().CountryCell,
                    $"{country} wants to cover its load with own plants and can build none: no fleet of it has a row in build_options.",
                    "Add a row to build_options, or take the target away.");
        }
    }
}

/// <summary>Compiles what countries can build.</summary>
internal static class BuildOptionCompiler
{
    private const double KwPerMw = 1000;

    /// <summary>The zones with what can be built in each, by identifier of the fleet that it is like.</summary>
    public static ImmutableArray<ZoneSpec> WithOptions(
        ScenarioContent content, ImmutableArray<ZoneSpec> zones, ImmutableArray<FleetSpec> fleets)
    {
        ILookup<string, SelfSufficiencyRow> targets = content.SelfSufficiency.By(row => row.CountryCell);
        BuildOptionSpec[] options = [.. content.BuildOptions.Select(row => Option(row, fleets))];
        return options.Length == 0
            ? zones
            : [.. zones.Select(zone => With(zone, [.. options.Where(option => option.Like.Zone == zone.Id)]))];
        ZoneSpec With(ZoneSpec zone, ImmutableArray<BuildOptionSpec> there) => zone with
        {
            BuildOptions = there,
            SelfSufficiency = !there.IsEmpty && targets.Contains(zone.Country)
                ? Paths.Of(targets[zone.Country], row => row.Share, content.Calendar!)
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

    private static BuildOptionSpec Option(BuildOptionRow row, ImmutableArray<FleetSpec> fleets) => new()
    {
        Like = fleets.First(fleet => fleet.Id == row.Fleet),
        CostUsdPerMwYear = CostUsdPerMwYear(row),
        FirmShare = row.FirmShare,
        LeadHours = Hours(row.LeadMonths),
        InstallHours = Hours(row.InstallMonths),
        BlockMw = row.BlockMw,
        MostMwPerYear = row.MostMwYear,
        Goods = GoodsOf(row),
    };

    /// <summary>What a MW of a row costs a year, USD.</summary>
    public static double CostUsdPerMwYear(IOptionRow row) => CostUsdPerMwYear(
        row.CapexUsdKw,
        row.FixedUsdKwYear,
        row.LifetimeYears,
        row.CostOfCapital);

    /// <summary>Goods of the world's makers that a row orders.</summary>
    public static ImmutableArray<string> GoodsOf(IOptionRow row) =>
        [.. new[] { row.EquipmentCell, row.TransformerCell }.Where(good => good.Has).Select(good => good.Text)];

    /// <summary>Months in hours.</summary>
    public static int Hours(double months) => (int)Math.Round(months * Calendar.HoursPerMonth);
}

/// <summary>Compiles lines that countries can widen.</summary>
internal static class CorridorCompiler
{
    /// <summary>The lines that begin in a country and that it can widen, by identifier.</summary>
    public static ImmutableArray<CorridorSpec> Of(ScenarioContent content, string country) =>
    [
        .. from row in content.CorridorOptions
           let line = content.Lines.Find(row.LineCell)!
           where content.Zones.Find(line.FromCell)!.Country == country
           select Corridor(row, line),
    ];

    private static CorridorSpec Corridor(CorridorOptionRow row, LineRow line) => new()
    {
        Line = line.Key,
        UsableShare = line.UsableShare,
        CostUsdPerMwYear = BuildOptionCompiler.CostUsdPerMwYear(row),
        LeadHours = BuildOptionCompiler.Hours(row.LeadMonths),
        InstallHours = BuildOptionCompiler.Hours(row.InstallMonths),
        BlockMw = row.BlockMw,
        MostMwPerYear = row.MostMwYear,
        Goods = BuildOptionCompiler.GoodsOf(row),
    };
}
