namespace DigitalTwin.Runs.Events;

/// <content>How a campus that joins comes to its power: with a first mark, by the steps of its zone.</content>
public sealed partial class EventRules
{
    private const string FirstMark = "firstMark";
    private const double UsualBlockMw = 100;

    private static readonly (string Name, ConnectionTrack Track)[] Tracks =
    [
        ("firm", ConnectionTrack.Firm), ("curtailable", ConnectionTrack.Curtailable), ("on_site", ConnectionTrack.OnSite),
    ];

    /// <summary>The plan of a campus; null where it has none, or where something is wrong with it.</summary>
    private SitePlanSpec? PlanOf(DraftReader reader, ZoneSpec? zone, string? owner, long tick)
    {
        if (!reader.Has(FirstMark))
        {
            foreach (string field in PlanFields.Where(reader.Has))
                reader.Fault("unused", field, $"Without {FirstMark} {field} says nothing.", $"Write {FirstMark}, or leave {field} out.");
            return null;
        }

        if (!reader.Has("accelerator"))
            reader.Fault(
                "plan-without-family", FirstMark, "The campus has a first mark and no accelerator family to fill its halls with.",
                "Write accelerator, or leave firstMark out.");
        long? mark = MarkOf(reader, tick);
        TrackSteps? steps = StepsOf(reader, zone);
        double? blockMw = reader.Number("blockMw", new(1, 5000, "size of a hall, MW"), UsualBlockMw);
        bool? reused = ReusedOf(reader);
        OperatorSpec? builder = _roster.World.Operators.FirstOrDefault(known => known.Id == owner);
        if (mark is null || steps is null || blockMw is null || reused is null || builder is null || !reader.Has("accelerator"))
            return null;
        return SitePlanSpec.Of(steps, builder.Strategy, reused.Value, mark.Value, blockMw.Value) with
        {
            AnnouncedTick = tick,
            OrdersTurbines = _roster.World.Supplies.Any(supply => supply.Id == SupplySpec.GasTurbine),
        };
    }

    private long? MarkOf(DraftReader reader, long tick)
    {
        if (reader.OptionalText(FirstMark) is not string text)
            return null;
        bool isDay = DateTime.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime day);
        if (!isDay)
        {
            reader.Fault("bad-date", FirstMark, $"{DraftReader.Clip(text)} is not a day.", "Write a day such as 2026-07-01.");
            return null;
        }

        long mark = _roster.World.Calendar.TickAtOrAfter(day);
        if (mark >= tick)
            return mark;
        reader.Fault(
            "past-mark", FirstMark, $"{text} lies before the campus joins.",
            $"Write a day after {Written(tick)}: what was begun before belongs to the scenario.");
        return null;
    }

    private static TrackSteps? StepsOf(DraftReader reader, ZoneSpec? zone)
    {
        string[] known = [.. Tracks.Select(track => track.Name)];
        string name = reader.Has("track") ? reader.OptionalText("track") ?? "" : known[0];
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            if (name.Length > 0)
                reader.Fault(
                    "unknown-track", "track", $"{DraftReader.Clip(name)} is no way to be connected.",
                    Suggestion.For(name, known, $"Write one of {string.Join(", ", known)}."));
            return null;
        }

        if (zone is null)
            return null;
        ConnectionTrack asked = Tracks.First(track => track.Name == name).Track;
        TrackSteps? steps = zone.Connections.FirstOrDefault(track => track.Track == asked);
        string[] there = [.. Tracks.Where(track => zone.Connections.Any(s => s.Track == track.Track)).Select(track => track.Name)];
        if (steps is null)
            reader.Fault(
                "no-connection", reader.Has("track") ? "track" : FirstMark,
                $"The scenario does not say how long a {name} connection takes in {zone.Id}.",
                there.Length > 0
                    ? $"Known there: {string.Join(", ", there)}."
                    : "Leave firstMark out: facilityMw is then the power that the campus has.");
        return steps;
    }

    private static bool? ReusedOf(DraftReader reader)
    {
        if (reader.Known("reused") is not JsonTree value)
            return false;
        if (value.Kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
            return value.Kind == System.Text.Json.JsonValueKind.True;
        reader.Fault("wrong-type", "reused", "This is neither true nor false.", "Write true or false.");
        return null;
    }
}
