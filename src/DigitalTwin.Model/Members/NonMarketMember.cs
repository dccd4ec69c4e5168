using DigitalTwin.Model.Market;

namespace DigitalTwin.Model.Members;

/// <summary>A member that neither draws nor supplies power: it lives with a grid so that messages reach it.</summary>
/// <param name="id">Identifier of the entity.</param>
public abstract class NonMarketMember(string id) : Member(id)
{
    /// <summary>What the office does at the end of a tick.</summary>
    protected abstract void EndTick(long tick);

    /// <summary>What the member reports of itself; null for those that report nothing.</summary>
    protected virtual MemberDetail? Detail => null;

    /// <inheritdoc/>
    protected sealed override MemberReport Settle(long tick, OfferBook offered, in ZoneAward award)
    {
        EndTick(tick);
        return default(MemberReport) with { Detail = Detail };
    }

    /// <inheritdoc/>
    protected sealed override void Offer(long tick, OfferBook book)
    {
    }
}
