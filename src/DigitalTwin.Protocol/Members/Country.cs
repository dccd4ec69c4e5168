using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>A country: adds up what its grids report, one tick after they settled it.</summary>
/// <param name="code">Country code.</param>
public sealed class Country(string code) : Office(EntityIds.Country(code))
{
    private double _servedMwh;
    private double _unservedMwh;
    private double _co2Tonnes;
    private double _costUsd;

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is not GridTotals totals)
        {
            base.Receive(tick, message);
            return;
        }

        _servedMwh += totals.ServedMwh;
        _unservedMwh += totals.UnservedMwh;
        _co2Tonnes += totals.Co2Tonnes;
        _costUsd += totals.CostUsd;
    }

    /// <inheritdoc/>
    protected override void EndTick(long tick)
    {
    }

    /// <inheritdoc/>
    protected override void VisitOwnState<TVisitor>(ref TVisitor visitor)
    {
        visitor.Visit("served_mwh", ref _servedMwh);
        visitor.Visit("unserved_mwh", ref _unservedMwh);
        visitor.Visit("co2_tonnes", ref _co2Tonnes);
        visitor.Visit("cost_usd", ref _costUsd);
    }
}
