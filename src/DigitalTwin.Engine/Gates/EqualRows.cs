using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.Specs;
using DigitalTwin.Model.Time;

namespace DigitalTwin.Engine.Gates;

/// <summary>
/// Worlds in which the rows that differ by country are equal, group by group, so that what then still differs between countries is data:
/// each figure becomes the mean of all countries, rules become none, strategies the usual one.
/// </summary>
public static class EqualRows
{
    private static readonly ImmutableArray<string> Data =
    [
        "plants, stores, lines with their dated ratings, fuels, weather, load and its growth: data of each country, so headroom differs",
        "campuses (dated MW, first mark, track, reused building, halls, family, PUE): of each site, with assumptions of its own",
        "wafers, AI shares, dies a wafer, stocks, and which fab feeds which: of each maker (volumes of SMIC and Huawei are disputed)",
        "makers of turbines, reactors, transformers, converters: one row for the world; which connections need them: stated by zone",
        "capital and fixed cost of new plants and lines: published by region",
    ];

    /// <summary>All groups.</summary>
    public static ImmutableArray<EqualGroup> All { get; } = [.. Enum.GetValues<EqualGroup>()];

    /// <summary>The world with equal rows.</summary>
    /// <param name="world">The world as it is.</param>
    /// <param name="groups">Groups of rows to make equal.</param>
    /// <param name="tick">Tick of which dated figures are told.</param>
    public static EqualWorld Of(WorldSpec world, ImmutableArray<EqualGroup> groups, long tick = 0)
    {
        var table = new EqualTable();
        foreach (EqualGroup group in groups.Distinct().Order())
        {
            world = group switch
            {
                EqualGroup.Steps => WithSteps(world, table),
                EqualGroup.Permits => WithoutPermitRules(world, table),
                EqualGroup.Licences => WithoutExportControls(world, table),
                EqualGroup.Strategies => WithOneStrategy(world, table),
                EqualGroup.Capital => EqualCapital.In(world, table, tick),
                EqualGroup.Fabs => EqualFabs.In(world, table),
                _ => EqualProgrammes.In(world, table),
            };
        }

        IEnumerable<string> left = All.Except(groups).Select(group => $"{EqualTable.NameOf(group)}: not asked for");
        return new EqualWorld(world, table.Rows, [.. Data, .. left]);
    }

    private static WorldSpec WithSteps(WorldSpec world, EqualTable table)
    {
        var means = new SortedDictionary<ConnectionTrack, SiteStepsSpec>();
        foreach (IGrouping<ConnectionTrack, DatacenterSpec> track in Campuses(world)
            .GroupBy(site => site.Plan!.Track))
        {
            DatacenterSpec[] sites = [.. track];
            DatacenterSpec[] usual = [.. sites.Where(site => !IsReused(site.Plan!.Steps))];
            DatacenterSpec[] told = usual.Length > 0 ? usual : sites;
            int Mean(string column, string gate, Func<SiteStepsSpec, int> of)
            {
                EqualValue[] values = [.. told.Select(site => new EqualValue(site.Country, of(site.Plan!.Steps) / Calendar.HoursPerMonth))];
                int hours = (int)(EqualTable.Mean(values) * Calendar.HoursPerMonth + 0.5);
                string figure = $"connections, {NameOf(track.Key)}: {column}";
                table.Tell(EqualGroup.Steps, figure, gate, "months", values, hours / Calendar.HoursPerMonth);
                return hours;
            }

            means[track.Key] = new SiteStepsSpec(
                Mean("permit", "permit", steps => steps.PermitHours),
                Mean("study", "connection", steps => steps.StudyHours),
                Mean("agreement", "connection", steps => steps.AgreementHours),
                Mean("build", "connection", steps => steps.BuildHours),
                Mean("shell", "shell", steps => steps.ShellHours),
                Mean("ramp", "shell", steps => steps.RampHours));
        }

        return WithPlans(world, plan => plan with
        {
            Steps = IsReused(plan.Steps) ? means[plan.Track].ForReusedBuilding() : means[plan.Track],
        });
    }

    private static WorldSpec WithoutPermitRules(WorldSpec world, EqualTable table)
    {
        EqualValue[] rules = [.. world.Countries.Select(country => new EqualValue(
            country.Id, world.Zones.Where(zone => zone.Country == country.Id).Sum(zone => zone.Permits.Length)))];
        table.Tell(EqualGroup.Permits, "permits: moratoria and quotas", "permit", "rules", Held(rules), 0);
        return world with { Zones = [.. world.Zones.Select(zone => zone with { Permits = [] })] };
    }

    private static WorldSpec WithoutExportControls(WorldSpec world, EqualTable table)
    {
        EqualValue[] rules = [.. world.Countries.Select(country => new EqualValue(
            country.Id, world.ExportControls.Count(rule => rule.Destination == country.Id)))];
        table.Tell(EqualGroup.Licences, "export_controls: classes kept from a country", "licence", "rules", Held(rules), 0);
        return world with { ExportControls = [] };
    }

    private static WorldSpec WithOneStrategy(WorldSpec world, EqualTable table)
    {
        var operators = new SortedDictionary<string, OperatorStrategy>(StringComparer.Ordinal);
        foreach (OperatorSpec known in world.Operators)
            operators[known.Id] = known.Strategy;
        EqualValue[] other = [.. Campuses(world).Select(site => new EqualValue(
            site.Country, operators[site.Operator] == OperatorStrategy.Steady && IsSteady(site.Plan!) ? 0 : 1))];
        table.Tell(
            EqualGroup.Strategies, "operators: strategy other than steady", "shell, licence", "share of campuses", Held(other), 0);
        return WithPlans(world, plan => plan with { BuildsAtRisk = false, OrderAheadHours = SitePlanSpec.SteadyAheadHours }) with
        {
            Operators = [.. world.Operators.Select(known => known with { Strategy = OperatorStrategy.Steady })],
        };
    }

    // Whether a building with its connection is used again is a fact of the site: it has no study and no agreement.
    private static bool IsReused(SiteStepsSpec steps) => steps is { StudyHours: 0, AgreementHours: 0 };

    private static bool IsSteady(SitePlanSpec plan) => plan is { BuildsAtRisk: false, OrderAheadHours: SitePlanSpec.SteadyAheadHours };

    // Of rules, only countries that have some are of interest.
    private static EqualValue[] Held(EqualValue[] values)
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
