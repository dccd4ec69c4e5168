namespace DigitalTwin.Model.Events;

/// <summary>Something that can hold compute back, and that can be removed alone to see how much compute it holds back.</summary>
public enum Bottleneck
{
    /// <summary>Nothing is opened.</summary>
    None,

    /// <summary>Permits are given at once; moratoria and quotas hold nothing.</summary>
    Permit,

    /// <summary>Study, agreement and network take a month in all; permits and capacity are given as before.</summary>
    Connection,

    /// <summary>Grids grant whatever has been studied, as if they always had the capacity.</summary>
    Headroom,

    /// <summary>Halls stand with the first mark, fitted out.</summary>
    Shell,

    /// <summary>Turbines, and whatever else is ordered from the equipment suppliers, are delivered at once.</summary>
    Turbines,

    /// <summary>Nothing needs a licence.</summary>
    Licence,

    /// <summary>Operators have all the money that they want.</summary>
    Capital,

    /// <summary>Logic fabs make ten times as much of a wafer.</summary>
    Logic,

    /// <summary>Memory fabs make ten times as much of a wafer.</summary>
    Memory,

    /// <summary>Packaging fabs make ten times as much of a wafer.</summary>
    Packaging,
}

/// <summary>
/// A bottleneck that is removed from a tick on: the question of <c>twin bottlenecks</c>. Before that tick a world
/// without the bottleneck runs as it does with it, so that a run forked at the tick shares its past.
/// </summary>
/// <param name="Gate">The bottleneck; none by default.</param>
/// <param name="FromTick">First tick in which it is open.</param>
public readonly record struct Relaxation(Bottleneck Gate, long FromTick)
{
    /// <summary>Hours that study, agreement and network take in all where <see cref="Bottleneck.Connection"/> is open: a month.</summary>
    public const long ConnectionHours = (long)Calendar.HoursPerMonth;

    /// <summary>Whether a bottleneck is removed in a tick.</summary>
    public bool Is(Bottleneck gate, long tick) => gate == Gate && gate != Bottleneck.None && tick >= FromTick;
}
