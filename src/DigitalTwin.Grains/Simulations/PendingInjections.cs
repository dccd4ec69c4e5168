using DigitalTwin.Protocol.Events;
using Orleans.Runtime;

namespace DigitalTwin.Grains.Simulations;

/// <summary>The requests with events that are under way into a run; each is answered when the log has it.</summary>
internal sealed class PendingInjections
{
    private readonly List<(EventIntake Intake, TaskCompletionSource<EventResponse> Answer)> _open = [];

    /// <summary>Takes a request into the run.</summary>
    public Task<EventResponse> Begin(EventIntake intake, EventRequest request)
    {
        var answer = new TaskCompletionSource<EventResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Add((intake, answer));
        intake.Begin(request);
        AnswerThoseKnown();
        return answer.Task;
    }

    /// <summary>Learns what became of an event.</summary>
    public void Take(in EventAnswer answer)
    {
        foreach ((EventIntake intake, _) in _open)
            intake.Take(answer);
        AnswerThoseKnown();
    }

    /// <summary>The coordinator has stopped: whoever waits is to ask again, wherever the run then is.</summary>
    public void Stop(StopReason reason, string message)
    {
        foreach ((_, TaskCompletionSource<EventResponse> answer) in _open)
            answer.TrySetException(reason is StopReason.Superseded or StopReason.HandedOver
                ? new OrleansException(message)
                : new InvalidOperationException(message));
        _open.Clear();
    }

    private void AnswerThoseKnown() => _open.RemoveAll(
        open => open.Intake.Response is EventResponse response && open.Answer.TrySetResult(response));
}
