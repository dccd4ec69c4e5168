using DigitalTwin.Grains.Interfaces;

namespace DigitalTwin.Grains.Members;

/// <summary>
/// A member as its grid calls it. One that lives on the grid's silo, as nearly all do, is called in the grid's own turn, under the lock
/// that its activation takes for everything that it does: no message, no scheduling. What Orleans gives a message beside that, at most one
/// delivery and an unknown outcome, is the protocol's here as everywhere.
/// </summary>
/// <remarks>A member whose activation has ended answers a gap, as a fresh activation does.</remarks>
/// <param name="grain">The member.</param>
internal sealed class MemberProxy(IMemberGrain grain)
{
    private MemberGrain? _neighbour;

    /// <summary>The member, wherever it lives.</summary>
    public IMemberGrain Grain => grain;

    /// <summary>Whether it lives on this silo.</summary>
    public bool IsNear => _neighbour is not null;

    /// <summary>Looks for the member on this silo: it is there if it is what has just taken the load.</summary>
    public void Look(LocalActivations neighbours, CallId load) =>
        _neighbour = neighbours.Find(grain.GetGrainId()) is MemberGrain found && found.Loaded == load ? found : null;

    /// <summary>Calls the member on this silo.</summary>
    public MemberReply Call(in MemberRequest request) => _neighbour!.Take(request);
}
