using DigitalTwin.Model.State;

namespace DigitalTwin.Model.Compute;

/// <summary>What the store behind a site's meter did in one tick.</summary>
/// <param name="BoughtMwh">Energy bought for it.</param>
/// <param name="GainedMwh">What of it can be given again.</param>
/// <param name="GivenMwh">Energy given to the accelerators.</param>
/// <param name="StoredMwh">Energy that it can give after the tick.</param>
/// <param name="RiddenHours">Hours at full power that it carried: energy given over the power that the accelerators wanted.</param>
public record struct BatteryReport(double BoughtMwh, double GainedMwh, double GivenMwh, double StoredMwh, double RiddenHours) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (double bought, double gained, double given, double stored, double ridden) = this;
        visitor.Visit("bought_mwh", ref bought);
        visitor.Visit("gained_mwh", ref gained);
        visitor.Visit("given_mwh", ref given);
        visitor.Visit("stored_mwh", ref stored);
        visitor.Visit("ridden_hours", ref ridden);
        this = new BatteryReport(bought, gained, given, stored, ridden);
    }
}
