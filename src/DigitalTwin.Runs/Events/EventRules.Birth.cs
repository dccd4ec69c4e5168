namespace DigitalTwin.Runs.Events;

/// <content>Members that join: campuses and flexible loads.</content>
public sealed partial class EventRules
{
    private const int MostDates = 200;
    private const double UsualPue = 1.3;
    private const double UsualStrikeUsdPerMwh = 1080;
    private static readonly ValueRange Power = new(0, 100_000, "power, MW");

    private static readonly string[] PlanFields = [FirstMark, "track", "blockMw", "reused"];

    private static readonly string[] CampusFields =
    [
        "id",
        "name",
        "operator",
        "accelerator",
        "facilityMw",
        "pue",
        "flexibleShare",
        "flexibleStrikeUsdPerMwh",
        "acceleratorsAtStart",
        "lat",
        "lon",
        .. PlanFields,
    ];

    private static readonly string[] LoadFields = ["id", "powerMw", "breakEvenUsdPerMwh"];

    private static readonly string[] Reserved = ["country/", "operator/", "fab/", "supply/", "event/"];

    private MemberBirth? BirthOf(DraftReader? reader, EventKind kind, ZoneSpec? zone, long tick) => reader is null
        ? null
        : kind.Subject == EventFields.Campus ? Campus(reader, zone, tick) : FlexibleLoad(reader, zone);

    private MemberBirth? Campus(DraftReader reader, ZoneSpec? zone, long tick)
    {
        reader.Expect(CampusFields, "A campus");
        string? id = NewIdOf(reader);
        string? owner = Reference(reader, "operator", "unknown-operator", _roster.World.Operators.Select(known => known.Id));
        bool computes = reader.Has("accelerator");
        string? family = computes
            ? Reference(reader, "accelerator", "unknown-accelerator", _roster.World.Accelerators.Select(known => known.Id))
            : null;
        DatedPath? facilityMw = PathOf(reader, "facilityMw");
        double? pue = reader.Number("pue", new(1, 3, "facility power over IT power"), UsualPue);
        double? share = reader.Number("flexibleShare", new(0, 1, "share of the draw that stops first"), 0);
        double? strike = reader.Number(
            "flexibleStrikeUsdPerMwh", new(0, 20_000, "price above which that share stops, USD/MWh"), UsualStrikeUsdPerMwh);
        double? latitude = reader.Number("lat", new(-90, 90, "degrees north"), zone?.Latitude ?? 0);
        double? longitude = reader.Number("lon", new(-180, 180, "degrees east"), zone?.Longitude ?? 0);
        reader.Whole("acceleratorsAtStart", 0, 0, "Leave it out: a new campus has none, its operator orders them.");
        string? name = reader.OptionalText("name") ?? id;
        bool planned = reader.Has(FirstMark);
        SitePlanSpec? plan = PlanOf(reader, zone, owner, tick);
        if (id is null || zone is null || owner is null || facilityMw is null || (computes && family is null) || (planned && plan is null))
            return null;
        if (pue is null || share is null || strike is null || latitude is null || longitude is null || name is null)
            return null;
        var campus = new DatacenterSpec
        {
            Id = id,
            Name = name,
            Zone = zone.Id,
            Operator = owner,
            Latitude = latitude.Value,
            Longitude = longitude.Value,
            FacilityMw = facilityMw,
            Pue = pue.Value,
            Country = zone.Country,
            FlexibleShare = share.Value,
            FlexibleStrikeUsdPerMwh = strike.Value,
            Plan = plan,
            Accelerator = _roster.World.Accelerators.FirstOrDefault(known => known.Id == family),
        };
        return new MemberBirth(campus, null);
    }

    private MemberBirth? FlexibleLoad(DraftReader reader, ZoneSpec? zone)
    {
        reader.Expect(LoadFields, "A flexible load");
        string? id = NewIdOf(reader);
        DatedPath? powerMw = PathOf(reader, "powerMw");
        double? breakEven = reader.Number("breakEvenUsdPerMwh", new(0, 5000, "price above which the load stops, USD/MWh"), null);
        if (id is null || zone is null || powerMw is null || breakEven is null)
            return null;
        var load = new FlexibleLoadSpec { Id = id, Zone = zone.Id, PowerMw = powerMw, BreakEvenUsdPerMwh = breakEven.Value };
        return new MemberBirth(null, load);
    }

    private string? NewIdOf(DraftReader reader)
    {
        if (reader.EntityId(EventFields.Id) is not string id)
            return null;
        bool reserved = id is EntityIds.Coupling or EntityIds.Simulation
            || Reserved.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));
        if (reserved)
            reader.Fault("id-reserved", EventFields.Id, $"{id} is reserved.", "Choose another identifier, such as US-PJM/new-campus.");
        else if (_roster.Find(id) is RunEntity taken)
            reader.Fault("id-taken", EventFields.Id, $"{id} is or was {Words(taken.Kind)} of this run.", "Choose another identifier.");
        else
            return id;
        return null;
    }

    private static string? Reference(DraftReader reader, string field, string rule, IEnumerable<string> known)
    {
        string[] names = [.. known];
        if (reader.Text(field, names.Length > 0 ? $"Name one of the run, such as {names[0]}." : "The run has none.") is not string id)
            return null;
        if (names.Contains(id, StringComparer.Ordinal))
            return id;
        string some = names.Length == 0 ? "The run has none." : $"Known: {string.Join(", ", names.Take(20))}.";
        reader.Fault(rule, field, $"The run has no {field} {DraftReader.Clip(id)}.", Suggestion.For(id, names, some));
        return null;
    }

    /// <summary>A number for ever, or a list of dated ones with a straight line between them.</summary>
    private DatedPath? PathOf(DraftReader reader, string field)
    {
        const string Fix = "Write a number of MW, or a list [{\"date\": \"2026-01-01\", \"mw\": 100}, ...] in the order of the dates.";
        if (reader.Known(field) is not JsonTree value)
        {
            reader.Fault("missing", field, "The field is missing.", Fix);
            return null;
        }

        if (value.Kind != JsonValueKind.Array)
            return reader.NumberIn(field, value, Power) is double constant ? DatedPath.Constant(constant) : null;
        var points = new List<DatedValue>();
        foreach (JsonTree item in value.Items)
        {
            if (PointOf(reader, field, item) is not DatedValue point)
                return null;
            if (points.Count > 0 && point.Tick <= points[^1].Tick)
            {
                reader.Fault("dates", field, item.Line, "The dates do not rise.", Fix);
                return null;
            }

            points.Add(point);
        }

        if (points.Count is > 0 and <= MostDates)
            return new DatedPath([.. points]);
        reader.Fault("dates", field, $"The list has {points.Count} dates.", $"Write 1 to {MostDates}.");
        return null;
    }

    private DatedValue? PointOf(DraftReader reader, string field, JsonTree item)
    {
        bool dated = DateTime.TryParseExact(
            item["date"]?.Text ?? "",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime date);
        if (!dated || item["mw"] is not JsonTree mw || item.Members.Count != 2)
        {
            reader.Fault("dates", field, item.Line, "This is no dated value.", "Write {\"date\": \"2026-01-01\", \"mw\": 100}.");
            return null;
        }

        return reader.NumberIn(field, mw, Power) is double value ? new DatedValue(_roster.World.Calendar.TickAtOrAfter(date), value) : null;
    }
}
