using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>What the store behind a site's meter did in one tick.</summary>
/// <param name="BoughtMwh">Energy bought for it.</param>
/// <param name="GainedMwh">What of it can be given again.</param>
/// <param name="GivenMwh">Energy given to the accelerators.</param>
/// <param name="StoredMwh">Energy that it can give after the tick.</param>
/// <param name="RiddenHours">Hours at full power that it carried: energy given over the power that the accelerators wanted.</param>
[State]
public partial record struct BatteryReport(double BoughtMwh, double GainedMwh, double GivenMwh, double StoredMwh, double RiddenHours);
