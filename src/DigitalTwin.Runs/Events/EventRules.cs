namespace DigitalTwin.Runs.Events;

/// <summary>
/// Turns drafts into events that the coordinator may take, given the world and who is in the run; or says everything that is wrong with
/// them at once.
/// </summary>
public sealed partial class EventRules
{
    /// <summary>Longest identifier of an event.</summary>
    public const int LongestId = 64;

    private const string IdSigns = "-_.";
    private const long MostHours = 1_000_000;
    private readonly RunRoster _roster;
    private readonly long _firstTick;
    private readonly List<Finding> _findings = [];

    private EventRules(RunRoster roster, long firstTick)
    {
        _roster = roster;
        _firstTick = firstTick;
    }

    /// <summary>Checks drafts that are to be injected one after the other: later ones may build on earlier ones.</summary>
    /// <param name="roster">Who is in the run; left as it is.</param>
    /// <param name="firstTick">The first tick whose offers have not been asked for.</param>
    public static IReadOnlyList<EventCheck> Check(IReadOnlyList<EventDraft> drafts, RunRoster roster, long firstTick)
    {
        RunRoster expected = roster.Copy();
        var checks = new List<EventCheck>();
        var seen = new SortedDictionary<string, RunEvent>(StringComparer.Ordinal);
        foreach (EventDraft draft in drafts)
        {
            EventCheck check = Check(draft, expected, firstTick);
            if (check.Event is RunEvent good && !seen.TryAdd(good.Id, good) && !good.SameAs(seen[good.Id]))
                check = Taken(draft);
            else if (check.Event is RunEvent next)
                expected.Follow(next, next.AtTick ?? firstTick);
            checks.Add(check);
        }

        return checks;
    }

    /// <summary>Checks a draft.</summary>
    /// <param name="roster">Who is in the run.</param>
    /// <param name="firstTick">The first tick whose offers have not been asked for.</param>
    public static EventCheck Check(EventDraft draft, RunRoster roster, long firstTick)
    {
        var rules = new EventRules(roster, firstTick);
        var reader = new DraftReader(draft, draft.Tree, "", rules._findings);
        RunEvent? checkedEvent = rules.Check(reader);
        return new EventCheck(rules._findings.Count == 0 ? checkedEvent : null, rules._findings);
    }

    /// <summary>What is said of an event whose identifier another one has.</summary>
    internal static EventCheck Taken(EventDraft draft)
    {
        int line = draft.Tree[EventFields.Id]?.Line ?? draft.Line;
        return new(null, [draft.Finding("id-taken", EventFields.Id, line, "Another event has this identifier.", "Choose a new one.")]);
    }

    private RunEvent? Check(DraftReader reader)
    {
        string? id = IdOf(reader);
        EventKind? kind = KindOf(reader);
        if (kind is null)
        {
            reader.Expect(EventFields.All, "An event");
            return null;
        }

        reader.Expect(kind.Fields, $"An event of kind {kind.Name}");
        long? at = TickOf(reader, kind);
        RunEntity? target = TargetOf(reader, kind, kind.Imposes == EffectKind.Measured ? null : at ?? _firstTick);
        long? hours = reader.Whole(
            EventFields.DurationHours, 1, MostHours, $"Write whole hours from 1 to {MostHours}, or leave it out if it is for good.");
        return kind.Imposes switch
        {
            EffectKind.None => Change(reader, kind, id, at, target),
            EffectKind.Measured => Measured(reader, kind, id, at, target),
            _ => Impose(reader, kind, id, at, target, hours),
        };
    }

    private RunEvent? Impose(DraftReader reader, EventKind kind, string? id, long? at, RunEntity? target, long? hours)
    {
        string subject = SubjectOf(reader, kind, target);
        ValueRange? range = kind.Imposes == EffectKind.Policy
            ? EventKinds.OfPolicies.FirstOrDefault(policy => policy.Name == subject).Range
            : kind.Value;
        double? value = range is null ? null : reader.Number(EventFields.Value, range, kind.DefaultValue);
        if (id is null || target is null || value is null)
            return null;
        return target.Kind == EntityKind.Line
            ? New(id, at, EntityIds.Coupling, new ActiveEffect(EffectKind.LineDerate, target.Id, value.Value, 0), hours)
            : New(id, at, target.Id, new ActiveEffect(kind.Imposes, subject, value.Value, 0), hours);
    }

    // What was measured belongs to the hour that it names, whenever it is reported.
    private static RunEvent? Measured(DraftReader reader, EventKind kind, string? id, long? at, RunEntity? target)
    {
        double? value = reader.Number(EventFields.Value, kind.Value!, null);
        string? metric = reader.Text(EventFields.Metric, "Name what was measured, such as load_mw.");
        if (target is not null && metric is not null && !EventKinds.MetricsOf(target.Kind).Contains(metric, StringComparer.Ordinal))
        {
            IReadOnlyList<string> known = EventKinds.MetricsOf(target.Kind);
            reader.Fault(
                "unknown-metric",
                EventFields.Metric,
                $"{DraftReader.Clip(metric)} is no metric of {target.Id}.",
                Suggestion.For(metric, known, $"Known: {string.Join(", ", known)}."));
        }

        if (at is null && !reader.Has(EventFields.At) && !reader.Has(EventFields.AtTick))
            reader.Fault("missing", EventFields.At, "Nothing says which hour was measured.", "Write at or atTick.");
        if (id is null || target is null || value is null || metric is null || at is null)
            return null;
        return New(id, null, target.Id, new ActiveEffect(EffectKind.Measured, metric, value.Value, at.Value + 1), null);
    }

    private RunEvent? Change(DraftReader reader, EventKind kind, string? id, long? at, RunEntity? target)
    {
        if (kind.Subject.Length > 0)
        {
            ZoneSpec? zone = _roster.World.Zones.FirstOrDefault(zone => zone.Id == target?.Id);
            MemberBirth? birth = reader.Has(kind.Subject)
                ? BirthOf(reader.Inside(kind.Subject), kind, zone, at ?? _firstTick)
                : Missing(reader, kind.Subject);
            return id is null || target is null || birth is null
                ? null
                : new RunEvent(id, at, target.Id, default, null, birth, "");
        }

        if (target?.LeavesAt is long leaves)
            reader.Fault("retired", EventFields.Target, $"{target.Id} retires with tick {leaves} already.", "Leave the event out.");
        return id is null || target is null ? null : new RunEvent(id, at, target.Zone, default, null, null, target.Id);
    }

    private static MemberBirth? Missing(DraftReader reader, string field)
    {
        reader.Fault("missing", field, "Nothing says what joins.", $"Write {field}: {{...}}; docs/reference/events.md has an example.");
        return null;
    }

    private static RunEvent New(string id, long? at, string target, ActiveEffect imposition, long? hours) =>
        new(id, at, target, imposition, hours, null, "");
}
