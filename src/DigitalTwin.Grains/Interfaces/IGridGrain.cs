using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Interfaces;

/// <summary>The grain of a grid: the only one that calls its members. Key: <c>run/grid</c>.</summary>
[Alias(Aliases.GridGrain)]
public interface IGridGrain : IGrainWithStringKey
{
    /// <summary>Settles the last tick with the members and gathers their offers for the next. A repeated call is answered
    /// again.</summary>
    [Alias("Handle")]
    Task<GridAnswer> Handle(GridCall call);

    /// <summary>Takes the state of the grid and of its members: the only way in which one arrives.</summary>
    [Alias("Load")]
    Task<GridAnswer> Load(GridOrder order);

    /// <summary>Ends the activations of the grid and of its members, so that they can come to life elsewhere.</summary>
    [Alias("Leave")]
    Task Leave();
}
