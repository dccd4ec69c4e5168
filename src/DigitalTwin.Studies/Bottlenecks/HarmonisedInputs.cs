namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>
/// Worlds in which the rows that differ by country are equal, group by group, so that what then still differs between countries is data:
/// each figure becomes the mean of all countries, rules become none, strategies the usual one.
/// </summary>
public static class HarmonisedInputs
{
    private static readonly ImmutableArray<string> Data =
    [
        "plants, stores, lines with their dated ratings, fuels, weather, load and its growth: data of each country, so headroom differs",
        "campuses (dated MW, first mark, track, reused building, halls, family, PUE): of each site, with assumptions of its own",
        "wafers, AI shares, dies a wafer, stocks, and which fab feeds which: of each maker (volumes of SMIC and Huawei are disputed)",
        "turbine suppliers, reactors, transformers, converters: one row for the world; which connections need them: stated by zone",
        "capital and fixed cost of new plants and lines: published by region",
    ];

    /// <summary>All groups.</summary>
    public static ImmutableArray<HarmonisedGroup> All { get; } = [.. Enum.GetValues<HarmonisedGroup>()];

    /// <summary>The world with equal rows.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="groups">Groups of rows to make equal.</param>
    /// <param name="tick">Tick of which dated figures are reported.</param>
    public static HarmonisedWorld Of(WorldSpec world, ImmutableArray<HarmonisedGroup> groups, long tick = 0)
    {
        var table = new HarmonisedTable();
        foreach (HarmonisedGroup group in groups.Distinct().Order())
        {
            world = group switch
            {
                HarmonisedGroup.Steps => WithSteps(world, table),
                HarmonisedGroup.Permits => WithoutPermitRules(world, table),
                HarmonisedGroup.Licences => WithoutExportControls(world, table),
                HarmonisedGroup.Strategies => WithOneStrategy(world, table),
                HarmonisedGroup.Capital => HarmonisedCapital.In(world, table, tick),
                HarmonisedGroup.Fabs => HarmonisedFabs.In(world, table),
                _ => HarmonisedProgrammes.In(world, table),
            };
        }

        IEnumerable<string> left = All.Except(groups).Select(group => $"{HarmonisedTable.NameOf(group)}: not asked for");
        return new HarmonisedWorld(world, table.Rows, [.. Data, .. left]);
    }

    private static WorldSpec WithSteps(WorldSpec world, HarmonisedTable table)
    {
        var means = new SortedDictionary<ConnectionTrack, SiteStepsSpec>();
        foreach (IGrouping<ConnectionTrack, DatacenterSpec> track in Campuses(world)
            .GroupBy(site => site.Plan!.Track))
        {
            DatacenterSpec[] sites = [.. track];
            DatacenterSpec[] usual = [.. sites.Where(site => !IsReused(site.Plan!.Steps))];
            DatacenterSpec[] reported = usual.Length > 0 ? usual : sites;
            int Mean(string column, string gate, Func<SiteStepsSpec, int> of)
            {
                HarmonisedValue[] values = [.. reported.Select(site =>
                    new HarmonisedValue(site.Country, of(site.Plan!.Steps) / Calendar.HoursPerMonth))];
                int hours = (int)(HarmonisedTable.Mean(values) * Calendar.HoursPerMonth + 0.5);
                string figure = $"connections, {NameOf(track.Key)}: {column}";
                table.Report(HarmonisedGroup.Steps, figure, gate, "months", values, hours / Calendar.HoursPerMonth);
                return hours;
            }

            means[track.Key] = new SiteStepsSpec(
                Mean("permit", "permit", steps => steps.PermitHours),
                Mean("study", "connection", steps => steps.StudyHours),
                Mean("agreement", "connection", steps => steps.AgreementHours),
                Mean("build", "connection", steps => steps.BuildHours),
                Mean("shell", "shell", steps => steps.ShellHours),
                Mean("ramp", "shell", steps => steps.RampHours))
            {
                FitOutHours = Mean("fit-out", "shell", steps => steps.FitOutHours),
                GroundHours = Mean("ground", "connection", steps => steps.GroundHours),
            };
        }

        return WithPlans(world, plan => plan with
        {
            Steps = IsReused(plan.Steps) ? means[plan.Track].ForReusedBuilding() : means[plan.Track],
        });
    }

    private static WorldSpec WithoutPermitRules(WorldSpec world, HarmonisedTable table)
    {
        HarmonisedValue[] rules = [.. world.Countries.Select(country => new HarmonisedValue(
            country.Id, world.Zones.Where(zone => zone.Country == country.Id).Sum(zone => zone.Permits.Length)))];
        table.Report(HarmonisedGroup.Permits, "permits: moratoria and quotas", "permit", "rules", Held(rules), 0);
        return world with { Zones = [.. world.Zones.Select(zone => zone with { Permits = [] })] };
    }

    private static WorldSpec WithoutExportControls(WorldSpec world, HarmonisedTable table)
    {
        HarmonisedValue[] rules = [.. world.Countries.Select(country => new HarmonisedValue(
            country.Id, world.ExportControls.Count(rule => rule.Destination == country.Id)))];
        table.Report(HarmonisedGroup.Licences, "export_controls: classes kept from a country", "licence", "rules", Held(rules), 0);
        return world with { ExportControls = [] };
    }

    private static WorldSpec WithOneStrategy(WorldSpec world, HarmonisedTable table)
    {
        var operators = new SortedDictionary<string, OperatorStrategy>(StringComparer.Ordinal);
        foreach (OperatorSpec known in world.Operators)
            operators[known.Id] = known.Strategy;
        HarmonisedValue[] other = [.. Campuses(world).Select(site => new HarmonisedValue(
            site.Country, operators[site.Operator] == OperatorStrategy.Steady && IsSteady(site.Plan!) ? 0 : 1))];
        table.Report(
            HarmonisedGroup.Strategies, "operators: strategy other than steady", "shell, licence", "share of campuses", Held(other), 0);
        return WithPlans(world, plan => plan with { BuildsAtRisk = false, OrderAheadHours = SitePlanSpec.SteadyAheadHours }) with
        {
            Operators = [.. world.Operators.Select(known => known with { Strategy = OperatorStrategy.Steady })],
        };
    }

    // Whether a building with its connection is used again is a fact of the site: it has no study and no agreement.
    private static bool IsReused(SiteStepsSpec steps) => steps is { StudyHours: 0, AgreementHours: 0 };

    private static bool IsSteady(SitePlanSpec plan) => plan is { BuildsAtRisk: false, OrderAheadHours: SitePlanSpec.SteadyAheadHours };

    // Of rules, only countries that have some are of interest.
    private static HarmonisedValue[] Held(HarmonisedValue[] values)
    {
        var held = new SortedSet<string>(values.Where(value => value.Value > 0).Select(value => value.Country), StringComparer.Ordinal);
        return [.. values.Where(value => held.Contains(value.Country))];
    }

    private static string NameOf(ConnectionTrack track) => track switch
    {
        ConnectionTrack.OnSite => "on_site",
        ConnectionTrack.Curtailable => "curtailable",
        _ => "firm",
    };

    private static WorldSpec WithPlans(WorldSpec world, Func<SitePlanSpec, SitePlanSpec> change) => world with
    {
        Datacenters =
        [
            .. world.Datacenters.Select(site => site.Plan is SitePlanSpec plan ? site with { Plan = change(plan) } : site),
        ],
        SiteChoices =
        [
            .. world.SiteChoices.Select(choice => choice with
            {
                Candidates = [.. choice.Candidates.Select(site => site with { Plan = change(site.Plan!) })],
            }),
        ],
    };

    /// <summary>Campuses with a plan, and where their operators choose among zones, each of them.</summary>
    private static IEnumerable<DatacenterSpec> Campuses(WorldSpec world) =>
        world.Datacenters.Concat(world.CandidateSites).Where(site => site.Plan is not null);
}
