namespace DigitalTwin.Runs.Events;

/// <summary>Checks drafts against who is in a run by its log; an event that the log holds already is the same event again.</summary>
/// <param name="world">The world of the run.</param>
public sealed class EventValidator(WorldSpec world)
{
    /// <summary>Checks drafts that are to be injected one after the other.</summary>
    /// <param name="logged">The events in the log, in its order.</param>
    /// <param name="firstTick">The first tick whose offers have not been asked for.</param>
    public IReadOnlyList<EventCheck> Check(IReadOnlyList<EventDraft> drafts, IReadOnlyList<LogEntry> logged, long firstTick)
    {
        var places = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < logged.Count; i++)
            places.TryAdd(logged[i].Event!.Id, i);
        EventDraft[] fresh = [.. drafts.Where(draft => PlaceOf(draft, places) is null)];
        IReadOnlyList<EventCheck> checks = EventRules.Check(fresh, RosterAfter(logged, logged.Count), firstTick);
        int next = 0;
        return
        [
            .. drafts.Select(draft => PlaceOf(draft, places) is int place ? CheckAgain(draft, logged, place) : checks[next++]),
        ];
    }

    private static int? PlaceOf(EventDraft draft, SortedDictionary<string, int> places) =>
        draft.Tree[EventFields.Id] is JsonTree id && places.TryGetValue(id.Text, out int place) ? place : null;

    /// <summary>Reads an event as it was read when it was accepted: by who was in the run then.</summary>
    private EventCheck CheckAgain(EventDraft draft, IReadOnlyList<LogEntry> logged, int place)
    {
        EventCheck check = EventRules.Check(draft, RosterAfter(logged, place), logged[place].Tick);
        return check.Event is RunEvent again && !again.SameAs(logged[place].Event!) ? EventRules.Taken(draft) : check;
    }

    private RunRoster RosterAfter(IReadOnlyList<LogEntry> logged, int count)
    {
        var roster = new RunRoster(world);
        for (int i = 0; i < count; i++)
            roster.Follow(logged[i].Event!, logged[i].Tick);
        return roster;
    }
}
