using RongTong.Web;

await using var server = await WebServer.OpenAsync(ServeOptions.Of(args));
if (await server.FirstRunCodeAsync() is { } code) await Console.Error.WriteLineAsync($"首次使用 / first run: /set-up  {code}");
await server.RunAsync();
