using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of the market coupling, which clears all grids at once. Lives with the coordinator. Key: <c>run</c>.</summary>
[Alias(Aliases.CouplingGrain)]
public interface ICouplingGrain : IGrainWithStringKey
{
    /// <summary>Clears a tick. A repeated call is answered again.</summary>
    [Alias("Clear")]
    Task<ClearAnswer> Clear(ClearCall call);

    /// <summary>Takes a state: the only way in which one arrives.</summary>
    [Alias("Load")]
    Task<ClearAnswer> Load(CouplingOrder order);

    /// <summary>Ends the activation, so that it can come to life elsewhere.</summary>
    [Alias("Leave")]
    Task Leave();
}
