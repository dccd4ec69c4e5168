using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Protocol.Grids;

/// <summary>What a grid wants next: calls to be made to its members, or nothing more than to answer.</summary>
/// <param name="Calls">One call a member, in the grid's order of members; empty when <paramref name="Reply"/> is given.</param>
/// <param name="Reply">The answer to the coordinator; null while member calls are outstanding.</param>
public readonly record struct GridStep(ReadOnlyMemory<MemberRequest> Calls, GridReply? Reply);
