namespace DigitalTwin.Protocol.Coordination;

/// <summary>Which grid carries the messages to each entity; follows those that join and leave.</summary>
internal sealed partial class Addresses
{
    private readonly SortedDictionary<string, int> _scenario;
    [State("joined_and_left", After = nameof(FollowChanges))] private readonly List<Entry> _changes = [];

    [NotState("Follows from the scenario and the changes.")]
    private SortedDictionary<string, int> _gridOf;

    public Addresses(ImmutableArray<string> zones, SortedDictionary<string, int> gridOfEntity)
    {
        _scenario = new SortedDictionary<string, int>(gridOfEntity, StringComparer.Ordinal);
        for (int i = 0; i < zones.Length; i++)
            _scenario.Add(zones[i], i);
        _gridOf = new SortedDictionary<string, int>(_scenario, StringComparer.Ordinal);
    }

    /// <summary>Identifiers of the fleets and campuses that entities have added to the run and that are in it.</summary>
    public IEnumerable<string> Built =>
        _changes.Select(change => change.Id).Where(id => BuiltFleet.Is(id) && _gridOf.ContainsKey(id));

    /// <exception cref="ProtocolViolationException">The addressee is unknown.</exception>
    public int GridOf(in Message message) => _gridOf.TryGetValue(message.To, out int grid)
        ? grid
        : throw new ProtocolViolationException($"{message.From} wrote to {message.To}, an unknown entity.");

    /// <summary>
    /// Whether an event still finds what it is for when its tick comes: who was to be reached or to leave may have left before it, and who
    /// was to join may be there. Such an event has no effect.
    /// </summary>
    public bool Admits(in Message message) => _gridOf.ContainsKey(message.To) && message.Payload switch
    {
        BirthPayload born => !WasEverKnown(born.Birth.Id),
        RetirementPayload retired => _gridOf.TryGetValue(retired.Member, out int grid) && grid == _gridOf[message.To],
        _ => true,
    };

    /// <summary>Notes who joins or leaves by a message to a grid.</summary>
    public void Follow(in Message message)
    {
        if (message.Payload is BirthPayload born)
            Apply(new Entry(born.Birth.Id, _gridOf[message.To]));
        else if (message.Payload is RetirementPayload retired)
            Apply(new Entry(retired.Member, Entry.Gone));
    }

    private void FollowChanges()
    {
        _gridOf = new SortedDictionary<string, int>(_scenario, StringComparer.Ordinal);
        foreach (Entry change in _changes)
            Note(change);
    }

    private bool WasEverKnown(string id) => _scenario.ContainsKey(id) || _changes.Exists(change => change.Id == id);

    private void Apply(Entry change)
    {
        _changes.Add(change);
        Note(change);
    }

    private void Note(Entry change)
    {
        if (change.Grid == Entry.Gone)
            _gridOf.Remove(change.Id);
        else
            _gridOf[change.Id] = change.Grid;
    }

    [State]
    private partial record struct Entry(string Id, int Grid)
    {
        public const int Gone = -1;
    }
}
