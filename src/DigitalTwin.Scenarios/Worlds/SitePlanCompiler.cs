using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Tables;

namespace DigitalTwin.Scenarios.Worlds;

/// <summary>Campuses whose operators choose among zones: they have not begun, and each zone says how long a connection takes.</summary>
internal static class SiteChoiceCheck
{
    public static void Run(ScenarioContent content, FindingLog log)
    {
        CheckDuplicates(content, log);
        ILookup<string, DatacenterMwRow> power = content.DatacenterMw.By(row => row.DatacenterCell);
        foreach (SiteChoiceRow choice in content.SiteChoices)
        {
            if (content.Datacenters.Find(choice.DatacenterCell) is not { } campus
                || !(campus.KindCell.Has && campus.ZoneCell.Has && campus.TrackCell.Has))
                continue;
            if (campus.Kind != "campus" || campus.FirstMarkCell.IsMissing)
                log.Error("choice-without-plan", choice.DatacenterCell,
                    $"{campus.Key} has no first mark: it does not ask for a connection.",
                    "Name a campus with a first mark, or fill in first_mark in datacenters.");
            else if (campus.FirstMarkCell.Date < content.Calendar?.StartUtc)
                log.Error("choice-of-the-past", choice.DatacenterCell,
                    $"{campus.Key} had its first mark on {campus.FirstMarkCell.Text}, before the run begins: its place is a fact.",
                    "Remove the row, or write a first_mark in the run.");
            else if (campus.ReusedCell.Has && campus.ReusedCell.Flag)
                log.Error("choice-of-a-building", choice.DatacenterCell,
                    $"{campus.Key} is a reused building, which stands where it stands.", "Remove the row, or write false into reused.");
            else if (HasPower(content, campus, power))
                log.Error("choice-with-power", choice.DatacenterCell,
                    $"{campus.Key} has power or accelerators when the run begins: it stands somewhere already.",
                    "Remove the row, or let datacenter_mw begin with 0.");
            else
                CheckZone(content, choice, campus, log);
        }
    }

    private static void CheckDuplicates(ScenarioContent content, FindingLog log)
    {
        if (content.SiteChoices.Damaged)
            return;
        ILookup<string, SiteChoiceRow> choices = content.SiteChoices.By(row => row.DatacenterCell);
        foreach (DatacenterRow campus in content.Datacenters.Where(row => row.DuplicatesCell.Has && row.DuplicatesCell.Flag))
        {
            if (!choices.Contains(campus.Key))
                log.Error("duplicates-without-choices", campus.DuplicatesCell,
                    $"{campus.Key} has one zone alone: site_choices has no row for it.",
                    "Add the further zones to site_choices, or empty the cell.");
            else if (choices[campus.Key].Select(choice => choice.TrackCell).Append(campus.TrackCell)
                .Any(track => track.Has && track.Text == "on_site"))
                log.Error("duplicates-on-site", campus.DuplicatesCell,
                    $"{campus.Key} would generate for itself in one of its zones: a grant there says nothing of when turbines come.",
                    "Name the track firm or curtailable in every zone, or empty the cell.");
        }
    }

    private static void CheckZone(ScenarioContent content, SiteChoiceRow choice, DatacenterRow campus, FindingLog log)
    {
        if (!choice.ZoneCell.Has)
            return;
        string zone = choice.Zone;
        string track = choice.Track ?? campus.Track;
        if (zone == campus.Zone)
            log.Error("choice-of-own-zone", choice.ZoneCell,
                $"{zone} is the zone of {campus.Key} already: it is considered first.", "Remove the row.");
        else if (!content.Connections.Damaged
            && content.Connections.Find(zone, track) is null)
            log.Error("campus-without-connection", choice.ZoneCell,
                $"{campus.Key} may go to {zone}, but connections has no row for {zone} and {track}.",
                "Add the row to connections, or name another track.");
    }

    private static bool HasPower(ScenarioContent content, DatacenterRow campus, ILookup<string, DatacenterMwRow> power) =>
        (campus.AcceleratorsAtStartCell.Has && campus.AcceleratorsAtStart > 0)
        || (content.Calendar is Calendar calendar && power.Contains(campus.Key)
            && power[campus.Key].All(row => row.DateCell.Has && row.MwCell.Has)
            && Paths.Of(power[campus.Key], row => row.Mw, calendar).At(0) > 0);
}

/// <summary>Compiles how campuses come to their power.</summary>
internal sealed class SitePlanCompiler(ScenarioContent content)
{
    private const string OnSite = "on_site";
    private const int HallsOfNew = 4;

    /// <summary>The plan of a campus in a zone; null for one whose dated MW are the power that it has.</summary>
    public SitePlanSpec? PlanOf(DatacenterRow campus, (string Zone, string Track) place, DatedPath facilityMw)
    {
        if (campus.Kind != "campus" || !campus.FirstMarkCell.Has || !campus.AcceleratorCell.Has)
            return null;
        if (content.Connections.Find(place.Zone, place.Track) is not { } steps)
            return null;
        SitePlantRow? plant = PlantOf(campus, place.Track);
        TrackSteps track = Of(plant, TrackOf(steps));
        if (campus.ShellMonths is double months)
            track = track with { Steps = track.Steps with { ShellHours = BuildOptionCompiler.Hours(months) } };
        SitePlanSpec plan = SitePlanSpec.Of(
            track, StrategyOf(campus.OperatorCell), campus.ReusedCell.Flag, TickOf(campus.FirstMarkCell.Date), campus.BlockMw);
        return With(plan, campus, plant) with
        {
            StartMw = facilityMw.At(0),
            RequestedTick = campus.RequestedCell.Has ? TickOf(campus.RequestedCell.Date) : DataHall.Never,
        };
    }

    /// <summary>
    /// The plan of a campus that an operator begins during the run, like another one: in no standing building, in several halls.
    /// </summary>
    public SitePlanSpec PlanOfNew(DatacenterRow like, CampusOptionRow option)
    {
        SitePlantRow? plant = PlantOf(like, option.Track);
        TrackSteps track = Of(plant, TrackOf(content.Connections.Find(option.Zone, option.Track)!));
        double blockMw = Math.Min(like.BlockMw, option.CampusMw / HallsOfNew);
        return With(SitePlanSpec.Of(track, StrategyOf(option.OperatorCell), isReused: false, 0, blockMw), like, plant);
    }

    private OperatorStrategy StrategyOf(RowCell owner) => content.Operators.Find(owner)!.StrategyCell.As<OperatorStrategy>();

    /// <summary>The plan with what a campus says of the plant of its own.</summary>
    private SitePlanSpec With(SitePlanSpec plan, DatacenterRow campus, SitePlantRow? plant) =>
        plan with
        {
            OrdersTurbines = campus.OnSiteSupplyCell.Has
                || (plant is null ? content.Supplies.Find(SupplySpec.GasTurbine) is not null : plant.SupplyCell.Has),
            OnSiteSupply = campus.OnSiteSupply ?? plant?.Supply ?? SupplySpec.GasTurbine,
            OnSiteUsdPerMwh = campus.OnSiteUsdMwh ?? plan.OnSiteUsdPerMwh,
            OnSiteCo2TonnesPerMwh = campus.OnSiteCo2TMwh ?? plan.OnSiteCo2TonnesPerMwh,
        };

    /// <summary>The plants that sites build for themselves, by identifier.</summary>
    public static ImmutableArray<SitePlantSpec> PlantsOf(ScenarioContent content) => [.. content.SitePlants.Select(PlantOf)];

    /// <summary>The steps of a zone by track.</summary>
    public static ImmutableArray<TrackSteps> StepsOf(ScenarioContent content, string zone) => [.. content.Connections
        .Where(row => row.Zone == zone)
        .Select(TrackOf)];

    /// <summary>The steps of a zone on a track that has a row in connections.</summary>
    public static TrackSteps StepsOf(ScenarioContent content, string zone, string track) => TrackOf(content.Connections.Find(zone, track)!);

    private SitePlantRow? PlantOf(DatacenterRow campus, string track) =>
        track == OnSite && campus.PlantCell.Has ? content.SitePlants.Find(campus.PlantCell) : null;

    private static SitePlantSpec PlantOf(SitePlantRow row) => new(
        row.Key, BuildOptionCompiler.Hours(row.PermitMonths), BuildOptionCompiler.Hours(row.BuildMonths));

    /// <summary>The track with a campus's own plant.</summary>
    private static TrackSteps Of(SitePlantRow? plant, TrackSteps track) =>
        plant is null ? track : track with { Steps = PlantOf(plant).StepsLike(track.Steps) };

    private static TrackSteps TrackOf(ConnectionRow row) =>
        new(row.TrackCell.As<ConnectionTrack>(), Steps(row), row.OnSiteUsdMwh)
        {
            Transformer = row.TransformerCell.Text,
            ConnectionUsdPerKw = row.ConnectionUsdKw ?? TrackSteps.UsualConnectionUsdPerKw,
            NetworkUsdPerKwYear = row.NetworkUsdKwYear ?? 0,
        };

    private static SiteStepsSpec Steps(ConnectionRow row) => new(
        BuildOptionCompiler.Hours(row.PermitMonths),
        BuildOptionCompiler.Hours(row.StudyMonths),
        BuildOptionCompiler.Hours(row.AgreementMonths),
        BuildOptionCompiler.Hours(row.BuildMonths),
        BuildOptionCompiler.Hours(row.ShellMonths),
        BuildOptionCompiler.Hours(row.RampMonths))
    {
        FitOutHours = BuildOptionCompiler.Hours(row.FitOutMonths),
        GroundHours = BuildOptionCompiler.Hours(row.GroundMonths),
    };

    // Ticks before the run are negative; TickAtOrAfter rounds them towards it.
    private long TickOf(DateTime date) => content.Calendar!.TickAtOrAfter(date);
}
