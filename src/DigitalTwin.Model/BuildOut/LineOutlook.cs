using DigitalTwin.Model.State;

namespace DigitalTwin.Model.BuildOut;

/// <summary>What the market coupling tells a country at the end of a year about a line that it could widen.</summary>
/// <param name="Line">Identifier of the line.</param>
/// <param name="RentUsdPerMwYear">What one MW more of its rating would have been worth, both directions, USD a year.</param>
public record struct LineOutlook(string Line, double RentUsdPerMwYear) : IStateful
{
    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        (string line, double rent) = this;
        line ??= "";
        visitor.Visit("line", ref line);
        visitor.Visit("rent_usd_per_mw_year", ref rent);
        this = new LineOutlook(line, rent);
    }
}
