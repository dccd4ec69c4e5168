using DigitalTwin.Model.Members;

namespace DigitalTwin.Protocol.Grids;

/// <summary>What a grid wants next: calls or loads to be carried to members, or nothing more than to answer. One part is given.</summary>
/// <param name="Calls">One call a member, in the grid's order of members.</param>
/// <param name="Loads">States to be given to the members that they name.</param>
/// <param name="Reply">The answer to the coordinator.</param>
public readonly record struct GridStep(ReadOnlyMemory<MemberRequest> Calls, ReadOnlyMemory<MemberLoad> Loads, GridReply? Reply)
{
    internal static GridStep Call(ReadOnlyMemory<MemberRequest> calls) => new(calls, default, null);

    internal static GridStep Load(ReadOnlyMemory<MemberLoad> loads) => new(default, loads, null);

    internal static GridStep Answer(GridReply reply) => new(default, default, reply);
}
