namespace DigitalTwin.Protocol.Grids;

/// <summary>
/// The members of a grid in ordinal order of their identifiers, each with the digest of its state: those of the scenario, those that
/// joined during the run, without those that left.
/// </summary>
internal sealed partial class Roster
{
    private readonly ImmutableArray<GridMember> _scenario;
    [State] private readonly List<MemberBirth> _born = [];
    [State(After = nameof(Rebuild))] private readonly List<MemberName> _retired = [];
    [State(By = nameof(VisitDigests))] private Digest[] _digests;

    [NotState("Follows from who was born and who retired.")]
    private ImmutableArray<GridMember> _members;

    public Roster(ImmutableArray<GridMember> scenario)
    {
        _scenario = scenario;
        _members = scenario;
        _digests = new Digest[scenario.Length];
    }

    /// <summary>The members at present.</summary>
    public ImmutableArray<GridMember> Members => _members;

    /// <summary>Digest of each member's state, in the order of <see cref="Members"/>.</summary>
    public Span<Digest> Digests => _digests;

    /// <summary>What a member was made of that joined during the run; null for one of the scenario.</summary>
    public MemberBirth? BirthOf(string member)
    {
        foreach (MemberBirth birth in _born)
        {
            if (birth.Id == member)
                return birth;
        }

        return null;
    }

    /// <summary>A member joins.</summary>
    public void Join(in MemberBirth birth)
    {
        _born.Add(birth);
        Rebuild();
    }

    /// <summary>A member leaves.</summary>
    public void Leave(string member)
    {
        _retired.Add(new MemberName(member));
        Rebuild();
    }

    private void VisitDigests<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        for (int i = 0; i < _digests.Length; i++)
            CallWalks.Visit(ref visitor, _members[i].Id, ref _digests[i]);
    }

    /// <summary>Makes the list anew; who stays keeps the digest.</summary>
    private void Rebuild()
    {
        var before = new SortedDictionary<string, Digest>(StringComparer.Ordinal);
        for (int i = 0; i < _members.Length; i++)
            before[_members[i].Id] = _digests[i];
        var members = new SortedDictionary<string, GridMember>(StringComparer.Ordinal);
        foreach (GridMember member in _scenario)
            members.Add(member.Id, member);
        foreach (MemberBirth birth in _born)
            members[birth.Id] = birth.Known;
        foreach (MemberName name in _retired)
            members.Remove(name.Id);
        _members = [.. members.Values];
        _digests = [.. _members.Select(member => before.GetValueOrDefault(member.Id))];
    }

    [State]
    private partial record struct MemberName(string Id);
}
