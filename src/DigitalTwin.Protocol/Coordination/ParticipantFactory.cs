using DigitalTwin.Protocol.Grids;

namespace DigitalTwin.Protocol.Coordination;

/// <summary>
/// Makes the participants of a world, one at a time or all together, in their state before the first tick. Every transport makes them
/// here; the world's specification is shared, never changed. Safe to use from several threads.
/// </summary>
public sealed class ParticipantFactory
{
    private readonly WorldSpec _world;
    private readonly MemberFactory _members;
    private readonly ImmutableArray<GridMember>[] _rosters;
    private readonly SortedDictionary<string, int> _gridOfEntity = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, string> _filers;

    /// <summary>Creates the factory of a run.</summary>
    /// <param name="seed">Seed of the run.</param>
    public ParticipantFactory(WorldSpec world, ulong seed)
    {
        _world = world;
        _members = new MemberFactory(world, seed);
        _rosters = new ImmutableArray<GridMember>[world.Zones.Length];
        Zones = [.. world.Zones.Select(zone => zone.Id)];
        Run = NumberOf(world.Digest, seed);
        _filers = world.SiteChoices.Where(choice => choice.FilesEverywhere)
            .SelectMany(choice => choice.Candidates.Select(site => (site.Id, Operator: EntityIds.Operator(choice.Operator))))
            .ToImmutableSortedDictionary(pair => pair.Id, pair => pair.Operator, StringComparer.Ordinal);
        for (int i = 0; i < _rosters.Length; i++)
        {
            List<GridMember> roster = _members.RosterOf(world.Zones[i].Id);
            roster.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            _rosters[i] = [.. roster];
            foreach (GridMember member in roster)
                _gridOfEntity.Add(member.Id, i);
        }
    }

    /// <summary>Number of the run: the same for the same scenario and seed.</summary>
    public ulong Run { get; }

    /// <summary>Number of the run of a scenario's content and a seed.</summary>
    /// <param name="scenarioDigest">Digest of the scenario's content.</param>
    /// <param name="seed">Seed of the run.</param>
    public static ulong NumberOf(string scenarioDigest, ulong seed) => Hash64.Mix(Hash64.OfKey(scenarioDigest) ^ seed);

    /// <summary>Identifiers of the zones in the world's order.</summary>
    public ImmutableArray<string> Zones { get; }

    /// <summary>Number of entities that the scenario knows: grids, their members, the coupling and the coordinator.</summary>
    public int Count => _rosters.Length + _gridOfEntity.Count + 2;

    /// <summary>The members that the scenario gives a grid, in ordinal order of their identifiers.</summary>
    public ImmutableArray<GridMember> RosterOf(int grid) => _rosters[grid];

    /// <summary>Identifiers of the campuses that may join where their operators choose, one a zone that is considered.</summary>
    public IEnumerable<string> CandidateSites => _world.CandidateSites.Select(site => site.Id);

    /// <summary>Whether the scenario knows a member.</summary>
    public bool Knows(string member) => _gridOfEntity.ContainsKey(member);

    /// <summary>The kind of a member; null where the scenario does not know it.</summary>
    public EntityKind? KindOf(string member) => _members.KindOf(member);

    /// <summary>Index of the grid of a zone or of a member that the scenario knows; -1 for others.</summary>
    public int GridOf(string entity) =>
        _gridOfEntity.TryGetValue(entity, out int grid) ? grid : Zones.IndexOf(entity, StringComparer.Ordinal);

    /// <summary>Makes the state of the run.</summary>
    public Simulation CreateSimulation() => new(Run, _world, _gridOfEntity);

    /// <summary>Makes the market coupling.</summary>
    public Coupling CreateCoupling() => new(_world);

    /// <summary>Makes a grid.</summary>
    public Grid CreateGrid(int grid) => new(_world.Zones[grid], _world.Calendar, _rosters[grid], _world.Opened, _filers);

    /// <summary>Makes a member.</summary>
    /// <param name="birth">What a member that the scenario does not know is made of; null for those that it knows.</param>
    /// <exception cref="ArgumentException">The scenario does not know the member and no birth is given.</exception>
    public Member CreateMember(string id, in MemberBirth? birth = null) => birth is MemberBirth born
        ? _members.Born(born)
        : _members.Create(id);

    /// <summary>Makes all participants that the scenario knows.</summary>
    public Participants CreateAll() => new(
        CreateSimulation(),
        CreateCoupling(),
        [.. _rosters.Select((_, i) => CreateGrid(i))],
        [.. _rosters.Select(roster => roster.Select(member => CreateMember(member.Id)).ToArray())]);
}
