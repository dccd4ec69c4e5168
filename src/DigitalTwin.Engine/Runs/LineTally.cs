using DigitalTwin.Model.Specs;

namespace DigitalTwin.Engine.Runs;

/// <summary>Adds up the flows of one line.</summary>
internal sealed class LineTally
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
}
