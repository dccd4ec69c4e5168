using DigitalTwin.Model.BuildOut;

namespace DigitalTwin.Model.Compute;

/// <summary>What a datacenter did in one tick. Power is the mean of the hour.</summary>
/// <param name="WantedMw">Power bid for: of the powered accelerators (or the stated load), and what the battery would take.</param>
/// <param name="ServedMw">Power drawn from the grid.</param>
/// <param name="ComputeExaflopDays">8-bit compute delivered in the hour: 1e18 operations a second for a day is one.</param>
/// <param name="LostExaflopDays">Compute that shedding, price or contract took in the hour, with the restart after it.</param>
/// <param name="Installed">Accelerators installed.</param>
/// <param name="Stock">Accelerators delivered that wait for power.</param>
public readonly record struct DatacenterReport(
    double WantedMw,
    double ServedMw,
    double ComputeExaflopDays,
    double LostExaflopDays,
    long Installed,
    long Stock)
{
    /// <summary>Power of the site's own turbines, MW.</summary>
    public double OwnMw { get; init; }

    /// <summary>Cost of that power, USD.</summary>
    public double OwnCostUsd { get; init; }

    /// <summary>Its emissions, t.</summary>
    public double OwnCo2Tonnes { get; init; }

    /// <summary>Where the campus stands; null for sites without a plan.</summary>
    public SiteReport? Site { get; init; }

    /// <summary>Training and inference apart; null where the site does not tell them apart.</summary>
    public ComputeSplit? Split { get; init; }

    /// <summary>What its battery did; null where it has none.</summary>
    public BatteryReport? Battery { get; init; }

    /// <summary>Power that was wanted and not drawn, MW.</summary>
    public double ShedMw => WantedMw - ServedMw;
}
