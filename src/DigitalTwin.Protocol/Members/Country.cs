using DigitalTwin.Model.Compute;
using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>A country: adds up what its grids report, one tick after they settled it.</summary>
/// <param name="spec">The country.</param>
public sealed class Country(CountrySpec spec) : Office(EntityIds.Country(spec.Id))
{
    private readonly CountryModel _model = new(spec);

    /// <inheritdoc/>
    protected override void Receive(long tick, in Message message)
    {
        if (message.Payload is TotalsPayload payload)
            _model.Add(payload.Totals);
        else
            base.Receive(tick, message);
    }

    /// <inheritdoc/>
    protected override void EndTick(long tick)
    {
        // A country only listens yet.
    }

    /// <inheritdoc/>
    protected override void VisitOwnState<TVisitor>(ref TVisitor visitor) => _model.VisitState(ref visitor);
}
