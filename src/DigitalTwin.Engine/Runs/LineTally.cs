using DigitalTwin.Model.Specs;
using DigitalTwin.Model.State;

namespace DigitalTwin.Engine.Runs;

/// <summary>Adds up the flows of one line.</summary>
internal sealed class LineTally : IStateful
{
    private const double MwhPerTwh = 1e6;

    private double _forwardMwh;
    private double _reverseMwh;
    private int _congestedHours;

    public void Add(double flowMw, LineSpec line, double toleranceMw)
    {
        if (flowMw >= 0)
            _forwardMwh += flowMw;
        else
            _reverseMwh -= flowMw;
        bool atForwardLimit = line.ForwardMw > 0 && flowMw >= line.ForwardMw - toleranceMw;
        bool atReverseLimit = line.ReverseMw > 0 && -flowMw >= line.ReverseMw - toleranceMw;
        if (atForwardLimit || atReverseLimit)
            _congestedHours++;
    }

    public LineSummary Summarise(LineSpec line) => new()
    {
        From = line.From,
        To = line.To,
        TwhForward = _forwardMwh / MwhPerTwh,
        TwhReverse = _reverseMwh / MwhPerTwh,
        CongestedHours = _congestedHours,
    };

    /// <inheritdoc/>
    public void VisitState<TVisitor>(ref TVisitor visitor)
        where TVisitor : IStateVisitor, allows ref struct
    {
        visitor.Visit("forward_mwh", ref _forwardMwh);
        visitor.Visit("reverse_mwh", ref _reverseMwh);
        visitor.Visit("congested_hours", ref _congestedHours);
    }
}
