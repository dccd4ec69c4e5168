using System.Collections.Concurrent;

namespace DigitalTwin.Grains.Members;

/// <summary>The members that live on this silo, so that a grid beside them can hand them turns: see <see cref="MemberProxy"/>.</summary>
public sealed class LocalActivations
{
    private readonly ConcurrentDictionary<GrainId, MemberGrain> _members = new();

    /// <summary>The activation of a member on this silo that has taken a load; null if there is none.</summary>
    internal MemberGrain? Find(GrainId member) => _members.GetValueOrDefault(member);

    /// <summary>Notes that a member has taken a load.</summary>
    internal void Add(MemberGrain member) => _members[member.GrainContext.GrainId] = member;

    /// <summary>Forgets a member whose activation ends.</summary>
    internal void Remove(MemberGrain member) => _members.TryRemove(new(member.GrainContext.GrainId, member));
}
