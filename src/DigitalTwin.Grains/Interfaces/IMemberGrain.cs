using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>
/// What all members of a grid take: calls and states, from their grid alone. A grid on the same silo hands them its calls as turns of their
/// activations instead (docs/decisions/0014).
/// </summary>
[Alias(Aliases.MemberGrain)]
public interface IMemberGrain : IGrainWithStringKey
{
    /// <summary>Settles the last tick and offers for the next. A repeated call is answered again and changes nothing.</summary>
    [Alias("Handle")]
    Task<MemberAnswer> Handle(MemberCall call);

    /// <summary>Takes a state: the only way in which one arrives.</summary>
    [Alias("Load")]
    Task<MemberAnswer> Load(MemberOrder order);

    /// <summary>Ends the activation, so that the member can come to life elsewhere.</summary>
    [Alias("Leave")]
    Task Leave();
}
