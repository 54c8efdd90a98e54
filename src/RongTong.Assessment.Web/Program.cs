using RongTong.Web;

await using var server = await WebServer.OpenAsync(ServeOptions.Of(args));
await server.RunAsync();
