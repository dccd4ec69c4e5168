using DigitalTwin.Model.Members;

namespace DigitalTwin.Model.Datacenters;

/// <summary>What the store behind a site's meter did in one tick.</summary>
/// <param name="BoughtMwh">Energy bought for it.</param>
/// <param name="GainedMwh">What of it can be given again.</param>
/// <param name="GivenMwh">Energy given to the accelerators.</param>
/// <param name="StoredMwh">Energy that it can give after the tick.</param>
/// <param name="RiddenHours">Hours at full power that it carried: energy given over the power that the accelerators wanted.</param>
[State]
public partial record struct BatteryReport(double BoughtMwh, double GainedMwh, double GivenMwh, double StoredMwh, double RiddenHours);

/// <summary>What a site that trains delivered in one tick, apart.</summary>
/// <param name="TrainingExaflopDays">Compute of training, 8-bit exaflop-days.</param>
/// <param name="InferenceExaflopDays">Compute of inference, 8-bit exaflop-days.</param>
/// <param name="PausedHours">Share of training that paused in the hour, 0 to 1: hours at full power.</param>
[State]
public partial record struct ComputeSplit(double TrainingExaflopDays, double InferenceExaflopDays, double PausedHours);

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

    /// <summary>What it reports beside its figures: campus, training, battery; null where it has nothing of them.</summary>
    public CampusDetail? Detail { get; init; }

    /// <summary>Power that was wanted and not drawn, MW.</summary>
    public double ShedMw => WantedMw - ServedMw;
}

/// <summary>What a datacenter reports beside its figures; null where it has nothing of a kind.</summary>
/// <param name="Site">The state of a campus with a plan; valid until the member's next call.</param>
/// <param name="Split">Training and inference apart (sites that report them separately).</param>
/// <param name="Battery">What the store behind the meter did (sites that have one).</param>
[Payload(1)]
public sealed record CampusDetail(SiteReport? Site, ComputeSplit? Split, BatteryReport? Battery) : MemberDetail
{
    /// <summary>Null where there is nothing to report.</summary>
    internal static CampusDetail? Of(SiteReport? site, ComputeSplit? split, BatteryReport? battery) =>
        site is null && split is null && battery is null ? null : new CampusDetail(site, split, battery);
}
