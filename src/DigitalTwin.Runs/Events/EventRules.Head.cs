namespace DigitalTwin.Runs.Events;

/// <content>What every event has: identifier, kind, tick, target, and what it is about.</content>
public sealed partial class EventRules
{
    private const int MostNames = 3;
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"];

    private static string? IdOf(DraftReader reader)
    {
        if (reader.Text(EventFields.Id, "Choose one, so that injecting it twice does it once.") is not string id)
            return null;
        bool good = id.Length is > 0 and <= LongestId
            && id[0] != '.'
            && id.All(c => char.IsAsciiLetterOrDigit(c) || IdSigns.Contains(c, StringComparison.Ordinal));
        if (good)
            return id;
        reader.Fault(
            "bad-id",
            EventFields.Id,
            $"{DraftReader.Clip(id)} is no identifier of an event.",
            $"Use letters, digits and - _ . only, at most {LongestId} of them, the first no dot.");
        return null;
    }

    private static EventKind? KindOf(DraftReader reader)
    {
        string[] known = [.. EventKinds.All.Select(kind => kind.Name)];
        if (reader.Text(EventFields.Kind, $"Write one of {string.Join(", ", known)}.") is not string name)
            return null;
        EventKind? found = EventKinds.All.FirstOrDefault(kind => kind.Name == name);
        if (found is null)
            reader.Fault(
                "unknown-kind",
                EventFields.Kind,
                $"{DraftReader.Clip(name)} is no kind of event.",
                Suggestion.For(name, known, $"Write one of {string.Join(", ", known)}."));
        return found;
    }

    private long? TickOf(DraftReader reader, EventKind kind)
    {
        long? tick = reader.Whole(EventFields.AtTick, 0, int.MaxValue, "Write a tick: whole hours since the run's beginning.");
        if (reader.OptionalText(EventFields.At) is string at)
        {
            if (reader.Has(EventFields.AtTick))
                reader.Fault("both", EventFields.At, "at and atTick exclude each other.", "Leave one out.");
            tick = InstantOf(reader, at);
        }

        if (tick is long wanted && wanted < _firstTick && kind.Imposes != EffectKind.Measured)
        {
            string field = reader.Has(EventFields.At) ? EventFields.At : EventFields.AtTick;
            reader.Fault(
                "past-tick",
                field,
                $"Tick {wanted} has been asked for.",
                $"Tick {_firstTick} is the first that can still be changed, {Written(_firstTick)}; or leave it out.");
        }

        return tick;
    }

    private long? InstantOf(DraftReader reader, string text)
    {
        bool read = DateTime.TryParseExact(
            text,
            InstantForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime instant);
        Core.Time.Calendar calendar = _roster.World.Calendar;
        if (!read || instant.Minute != 0 || instant.Second != 0)
        {
            string found = read ? $"{text} is not a whole hour." : $"{DraftReader.Clip(text)} is not an instant.";
            reader.Fault("bad-instant", EventFields.At, found, "Write a whole hour of UTC, such as 2025-03-01T00:00Z.");
            return null;
        }

        if (instant >= calendar.StartUtc)
            return calendar.TickAtOrAfter(instant);
        reader.Fault(
            "past-tick", EventFields.At, $"{text} lies before the run's beginning.", $"The run begins at {Written(0)}.");
        return null;
    }

    private string Written(long tick) =>
        _roster.World.Calendar.InstantOf(tick).ToString(InstantForms[0], CultureInfo.InvariantCulture);

    private RunEntity? TargetOf(DraftReader reader, EventKind kind, long? tick)
    {
        if (reader.Text(EventFields.Target, $"Name {Words(kind.Targets)}.") is not string id)
            return null;
        if (_roster.Find(id) is not RunEntity target)
        {
            string problem = $"Unknown target {DraftReader.Clip(id)}.";
            reader.Fault("unknown-target", EventFields.Target, problem, Nearest(id, kind.Targets));
            return null;
        }

        if (!kind.Targets.Holds(target.Kind))
        {
            reader.Fault(
                "wrong-target",
                EventFields.Target,
                $"{target.Id} is {Words(target.Kind)}; an event of kind {kind.Name} does not reach it.",
                $"Name {Words(kind.Targets)}.");
            return null;
        }

        if (tick < target.JoinsAt)
            reader.Fault("not-yet", EventFields.Target, $"{target.Id} joins with tick {target.JoinsAt}.", "Let the event come later.");
        if (tick >= target.LeavesAt && kind.Name != "retirement")
            reader.Fault("retired", EventFields.Target, $"{target.Id} retires with tick {target.LeavesAt}.", "Let the event come before.");
        return target;
    }

    private string SubjectOf(DraftReader reader, EventKind kind, RunEntity? target)
    {
        if (kind.Imposes == EffectKind.Policy)
            return PolicyOf(reader, target);
        if (kind.Subject != EventFields.Fuel || target is null)
            return "";
        bool inArea = EntityKinds.Area.Holds(target.Kind);
        if (!inArea && reader.Has(EventFields.Fuel) && !EntityKinds.Plant.Holds(target.Kind))
            reader.Fault("unused", EventFields.Fuel, $"{target.Id} burns no fuel.", "Leave it out.");
        string? fuel = inArea
            ? reader.Text(EventFields.Fuel, $"Say which plants of {target.Id} it reaches, by their fuel.")
            : reader.OptionalText(EventFields.Fuel);
        if (fuel is null || !(EntityKinds.Area | EntityKinds.Plant).Holds(target.Kind))
            return "";
        string[] burnt = [.. FleetsIn(target).Select(fleet => fleet.Fuel).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (!burnt.Contains(fuel, StringComparer.Ordinal))
            reader.Fault(
                "unknown-fuel",
                EventFields.Fuel,
                $"No plant of {target.Id} runs on {DraftReader.Clip(fuel)}.",
                Suggestion.For(fuel, burnt, $"Known: {string.Join(", ", burnt)}."));
        return inArea ? fuel : "";
    }

    private static string PolicyOf(DraftReader reader, RunEntity? target)
    {
        string[] known = [.. EventKinds.OfPolicies.Select(policy => policy.Name)];
        if (reader.Text(EventFields.Policy, $"Write one of {string.Join(", ", known)}.") is not string name)
            return "";
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            reader.Fault(
                "unknown-policy",
                EventFields.Policy,
                $"{DraftReader.Clip(name)} is no policy that an event can set.",
                Suggestion.For(name, known, $"Write one of {string.Join(", ", known)}."));
            return "";
        }

        EntityKinds reached = EventKinds.OfPolicies.First(policy => policy.Name == name).Targets;
        if (target is not null && !reached.Holds(target.Kind))
            reader.Fault(
                "wrong-target", EventFields.Target, $"{name} is no policy of {Words(target.Kind)}.", $"Name {Words(reached)}.");
        return name;
    }

    private IEnumerable<FleetSpec> FleetsIn(RunEntity target)
    {
        if (EntityKinds.Plant.Holds(target.Kind))
            return _roster.World.Fleets.Where(fleet => fleet.Id == BuiltFleet.LikeOf(target.Id));
        IReadOnlyList<string> zones = EventTargets.ZonesOf(target.Id, _roster.World);
        return _roster.World.Fleets.Where(fleet => zones.Contains(fleet.Zone, StringComparer.Ordinal));
    }

    private string Nearest(string id, EntityKinds kinds)
    {
        List<string> candidates = [.. _roster.Names(kinds)];
        var nearest = new List<string>();
        while (nearest.Count < MostNames && Suggestion.Nearest(id, candidates) is string found)
        {
            nearest.Add(found);
            candidates.Remove(found);
        }

        return nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : $"Name {Words(kinds)}.";
    }

    private static string Words(EntityKind kind) => Words((EntityKinds)(1 << (int)kind));

    private static string Words(EntityKinds kinds)
    {
        (EntityKinds Kind, string Words)[] all =
        [
            (EntityKinds.Plant, "a plant"),
            (EntityKinds.Datacenter, "a datacenter"),
            (EntityKinds.Fab, "a fab (fab/...)"),
            (EntityKinds.FlexibleLoad, "a flexible load"),
            (EntityKinds.Line, "a line"),
            (EntityKinds.Zone, "a zone"),
            (EntityKinds.Country, "a country (country/...)"),
            (EntityKinds.World, "all"),
            (EntityKinds.Operator, "an operator"),
        ];
        string[] named = [.. all.Where(entry => (entry.Kind & kinds) != EntityKinds.None).Select(entry => entry.Words)];
        return named.Length < 2 ? string.Concat(named) : string.Join(", ", named[..^1]) + " or " + named[^1];
    }
}
